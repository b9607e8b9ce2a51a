package io.openitem.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RfReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RF18539007547034",
                "RF712348231",
                "RF2012345678",
                "RF45G72UUR",
                "RF6518K5",
                "RF185390075470Y",
                "rf18 5390 0754 7034"
            })
    void a_published_reference_is_read(String text) {
        assertThat(RfReference.read(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RF17539007547034",
                "RF35C4",
                "RF214377",
                "RF98123456789012",
                "RF18",
                "RF185390075470341234567890",
                "XX18539007547034",
                "RF1853900754703Ä",
                ""
            })
    void what_is_none_is_absent(String text) {
        assertThat(RfReference.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INV2026000123, RF98INV2026000123",
        "2026-000123, RF462026000123",
        "inv 2026/000123, RF98INV2026000123",
    })
    void the_reference_of_an_invoice_is_its_number_without_separators(String number, String expected) {
        assertThat(RfReference.of(new DocumentNumber(number))).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RÜ 4711/26", "1234567890123456789012", "٣٤"})
    void a_number_that_does_not_fit_gets_a_derived_reference(String number) {
        RfReference reference = RfReference.of(new DocumentNumber(number));

        assertThat(reference.value()).hasSize(25).matches("RF[0-9]{2}[A-Z0-9]{21}");
        assertThat(RfReference.of(new DocumentNumber(number))).isEqualTo(reference);
        assertThat(RfReference.of(new DocumentNumber(number + "1"))).isNotEqualTo(reference);
    }

    @Test
    void every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        qt().withExamples(500)
                .forAll(
                        longs().between(0, 999_999_999_999L),
                        integers().between(0, 11),
                        integers().between(1, 9))
                .checkAssert((number, place, by) -> {
                    String right = RfReference.of(new DocumentNumber("%012d".formatted(number)))
                            .value();
                    int at = 4 + place;
                    char slipped = (char) ('0' + (right.charAt(at) - '0' + by) % 10);
                    String wrong = right.substring(0, at) + slipped + right.substring(at + 1);

                    assertThat(RfReference.read(right)).isPresent();
                    assertThat(RfReference.read(wrong)).isEmpty();
                    assertThat(RfReference.looksLikeOne(wrong)).isTrue();
                });
    }

    @Test
    void a_refusal_does_not_repeat_what_was_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfReference("RF00ERIKA"))
                .withMessage("Not a creditor reference by ISO 11649");
    }
}
