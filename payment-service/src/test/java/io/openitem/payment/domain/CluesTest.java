package io.openitem.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.RfReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CluesTest {

    @Test
    void a_structured_reference_is_read_as_one() {
        Clues clues = new Remittance("rf71 2348 231", null, null).clues();

        assertThat(clues.references()).containsExactly(new RfReference("RF712348231"));
        assertThat(clues.miswritten()).isFalse();
    }

    @Test
    void a_reference_in_a_text_is_found_in_one_piece_and_in_groups_of_four() {
        assertThat(text("Zahlung RF18539007547034, danke").references())
                .containsExactly(new RfReference("RF18539007547034"));
        assertThat(text("Ref RF18 5390 0754 7034 vom 3.3.").references())
                .containsExactly(new RfReference("RF18539007547034"));
    }

    @Test
    void wrong_check_digits_are_no_reference_and_are_said() {
        Clues clues = text("Rechnung RF17539007547034");

        assertThat(clues.references()).isEmpty();
        assertThat(clues.miswritten()).isTrue();
        assertThat(text("Rechnung 4711-1").miswritten()).isFalse();
    }

    @Test
    void words_are_compared_without_separators_and_in_capitals() {
        assertThat(text("Rg. 2026-000123/a; (INV_77.1)").keys()).contains("2026000123A", "INV771");
        assertThat(Clues.key(new DocumentNumber("2026-000123/a"))).isEqualTo("2026000123A");
        assertThat(Clues.key("D-100 42")).isEqualTo("D10042");
    }

    @Test
    void neighbouring_words_are_one_number_too() {
        assertThat(text("invoice 2026 000123").keys())
                .contains("2026000123", "000123")
                .doesNotContain("2026");
    }

    /** What a text says, and the only words of it that can be numbers, other than pairs with a word without digits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Abschlag 1.000,00 EUR vom 20.03.2026 |",
                "Zahlung 1,234.50 |",
                "Zahlung 1'234.50 CHF |",
                "Miete Maerz 2026 |",
                "Miete 2026 03 und 12 2026 |",
                "EUR1.500,00 1500,00EUR EUR 1500 1.500 Euro 1500 EUR |",
                "1.500,-- und 1500,- |",
                "am 20.3.26, 20/03/2026, 20-03-2026, 2026-03-20, 2026/03/20 und 31.12. |",
                "vom 01.03.-31.03.2026 und 01.03.2026 - 31.03.2026 |",
                "RE 4711 EUR 119,00 vom 20.03.2026 | 4711",
                "Rechnung 4711 119,00 EUR | 4711",
                "4711 vom 20.03.26 4712. | 4711 4712",
                "12 20.03.2026 34 |",
                "Rechnung 2026 0002 | 0002 20260002",
                "2026-0001 2026/0100 2026.000123 | 20260001 20260100 2026000123 2026000120260100 202601002026000123",
                "RE-12.50 10042-20.03.2026 | RE1250 1004220032026 RE12501004220032026",
                "4711.120 | 4711120"
            })
    void amounts_dates_and_years_are_no_numbers(String text, @Nullable String numbers) {
        assertThat(text(text).keys().stream()
                        .filter(key -> key.chars().allMatch(Character::isDigit) || key.startsWith("RE")))
                .filteredOn(key -> !key.startsWith("RECHNUNG") && !key.equals("RE4711"))
                .containsExactly(numbers == null ? new String[0] : numbers.split(" ", -1));
    }

    @Test
    void words_that_say_too_little_are_left_out() {
        assertThat(text("no 42 a1 b Rechnung vom").keys()).containsExactly("NO42", "42A1");
        assertThat(text("x".repeat(65) + "1").keys()).isEmpty();
        assertThat(text("A123").keys()).containsExactly("A123");
    }

    @Test
    void a_long_text_gives_a_bounded_number_of_clues() {
        StringBuilder text = new StringBuilder();
        for (int i = 1000; i < 1200; i++) {
            text.append("R").append(i).append(' ');
        }

        assertThat(text(text.toString()).keys()).hasSize(24).contains("R1000");
    }

    @Test
    void the_number_of_the_account_is_a_clue_of_its_own() {
        Clues clues = new Remittance(null, null, " D-7 ").clues();

        assertThat(clues.account()).isEqualTo("D7");
        assertThat(clues.keys()).isEmpty();
    }

    @Test
    void a_remittance_is_cut_and_cleaned_of_control_characters() {
        Remittance remittance = new Remittance("  ", "a\nb" + "x".repeat(2000), "n".repeat(100));

        assertThat(remittance.structured()).isNull();
        assertThat(remittance.text()).startsWith("a bxxx").hasSize(1000);
        assertThat(remittance.customerNumber()).hasSize(64);
    }

    private static Clues text(@Nullable String text) {
        return new Remittance(null, text, null).clues();
    }
}
