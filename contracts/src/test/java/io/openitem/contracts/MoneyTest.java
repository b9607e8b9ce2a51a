package io.openitem.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "1234.50, EUR, 123450",
        "1234.5, EUR, 123450",
        "1234, EUR, 123400",
        "-0.05, EUR, -5",
        "007, EUR, 700",
        "0, EUR, 0",
        "-0, EUR, 0",
        "1234, JPY, 1234",
        "-1, JPY, -1",
        "1.234, KWD, 1234",
        "1.2, KWD, 1200",
        "92233720368547758.07, EUR, 9223372036854775807",
        "-92233720368547758.08, EUR, -9223372036854775808",
        "9223372036854775807, JPY, 9223372036854775807"
    })
    void a_decimal_amount_is_read_exactly(String amount, String currency, long minorUnits) {
        assertThat(Money.parse(amount, currency)).isEqualTo(Money.ofMinor(minorUnits, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "--1",
                "+1",
                "1-",
                "1.",
                ".5",
                "-.5",
                "1.2.3",
                "1,50",
                "1 000",
                "1e3",
                "1E-2",
                "0x10",
                "NaN",
                "\u0661\u0662",
                " 1",
                "1 ",
                "1\n",
                "1234567890123456789012345"
            })
    void what_is_not_a_plain_decimal_is_refused(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse(amount, "EUR"))
                .withMessageStartingWith("Not a decimal amount");
    }

    @ParameterizedTest
    @CsvSource({"1.005, EUR", "1.500, EUR", "0.000, EUR", "1.0, JPY", "1.2345, KWD"})
    void more_fraction_digits_than_the_currency_has_are_refused_and_never_rounded(String amount, String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse(amount, currency))
                .withMessageContaining("more fraction digits than " + currency);
    }

    @ParameterizedTest
    @CsvSource({
        "92233720368547758.08, EUR",
        "-92233720368547758.09, EUR",
        "9223372036854775808, JPY",
        "999999999999999999999999, KWD"
    })
    void an_amount_beyond_63_bits_is_refused(String amount, String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse(amount, currency))
                .withMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "ZZZ"})
    void an_unknown_currency_is_refused(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse("1", currency))
                .withMessageStartingWith("Not an ISO 4217 currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.ofMinor(1, currency))
                .withMessageStartingWith("Not an ISO 4217 currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "XTS"})
    void a_currency_without_minor_unit_is_refused(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse("1", currency))
                .withMessageContaining("no minor unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.ofMinor(1, currency))
                .withMessageContaining("no minor unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.rounded(BigDecimal.ONE, Currency.getInstance(currency), RoundingMode.HALF_UP))
                .withMessageContaining("no minor unit");
    }

    /** Stored minor units change their meaning with the digits, so a JDK that thinks differently must be noticed. */
    @ParameterizedTest
    @CsvSource({
        "EUR, 2", "USD, 2", "GBP, 2", "CHF, 2", "PLN, 2", "CZK, 2", "HUF, 2", "SEK, 2", "JPY, 0", "KRW, 0", "ISK, 0",
        "KWD, 3", "BHD, 3", "TND, 3"
    })
    void the_jdk_gives_each_currency_the_fraction_digits_that_stored_amounts_rely_on(String currency, int digits) {
        assertThat(Money.zero(Currency.getInstance(currency)).toDecimal().scale())
                .isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "123450, EUR, 1234.50",
        "-5, EUR, -0.05",
        "0, EUR, 0.00",
        "1234, JPY, 1234",
        "5, KWD, 0.005",
        "-9223372036854775808, EUR, -92233720368547758.08"
    })
    void an_amount_is_written_in_plain_notation_with_all_its_digits(long minorUnits, String currency, String amount) {
        Money money = Money.ofMinor(minorUnits, currency);

        assertThat(money.amount()).isEqualTo(amount);
        assertThat(money).hasToString(amount + " " + currency);
    }

    @Test
    void what_is_written_is_read_back_unchanged() {
        qt().forAll(longs().all(), arbitrary().pick("EUR", "JPY", "KWD", "USD", "CLF"))
                .checkAssert((minorUnits, currency) -> {
                    Money money = Money.ofMinor(minorUnits, currency);

                    assertThat(Money.parse(money.amount(), currency)).isEqualTo(money);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, HALF_UP, 1.01",
        "1.005, HALF_EVEN, 1.00",
        "-1.005, HALF_UP, -1.01",
        "1.009, DOWN, 1.00",
        "1.001, UP, 1.01"
    })
    void rounding_follows_the_mode_named_at_the_call(BigDecimal major, RoundingMode mode, String rounded) {
        assertThat(Money.rounded(major, EUR, mode)).isEqualTo(Money.parse(rounded, "EUR"));
    }

    @Test
    void sums_and_differences_are_exact() {
        Money hundred = Money.parse("100.00", "EUR");
        Money third = Money.parse("33.33", "EUR");

        assertThat(hundred.plus(third)).isEqualTo(Money.parse("133.33", "EUR"));
        assertThat(third.minus(hundred)).isEqualTo(Money.parse("-66.67", "EUR"));
        assertThat(third.negated()).isEqualTo(Money.parse("-33.33", "EUR"));
        assertThat(hundred.min(third)).isEqualTo(third);
        assertThat(third.min(hundred)).isEqualTo(third);
    }

    @Test
    void signs_are_told_apart() {
        assertThat(Money.ofMinor(1, "EUR")).matches(Money::isPositive).matches(m -> !m.isZero() && !m.isNegative());
        assertThat(Money.ofMinor(-1, "EUR")).matches(Money::isNegative).matches(m -> !m.isZero() && !m.isPositive());
        assertThat(Money.zero(EUR)).matches(Money::isZero).matches(m -> !m.isPositive() && !m.isNegative());
    }

    @Test
    void an_overflow_is_an_error_and_never_wraps_around() {
        Money most = Money.ofMinor(Long.MAX_VALUE, "EUR");
        Money least = Money.ofMinor(Long.MIN_VALUE, "EUR");
        Money cent = Money.ofMinor(1, "EUR");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(cent));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.minus(cent));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(least::negated);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.rounded(new BigDecimal("92233720368547758.08"), EUR, RoundingMode.HALF_UP));
    }

    @Test
    void currencies_are_never_mixed() {
        Money euro = Money.ofMinor(100, "EUR");
        Money dollar = Money.ofMinor(100, "USD");

        assertThat(euro).isNotEqualTo(dollar);
        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.min(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(dollar));
    }

    @Test
    void amounts_of_one_currency_are_ordered_by_size() {
        Money small = Money.ofMinor(-100, "EUR");
        Money large = Money.ofMinor(99, "EUR");

        assertThat(small).isLessThan(large);
        assertThat(large).isGreaterThan(small);
        assertThat(large).isEqualByComparingTo(Money.parse("0.99", "EUR"));
    }
}
