package io.openitem.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class MoneySplitTest {

    @Test
    void a_hundred_in_three_gives_the_odd_cent_to_the_first() {
        List<Money> shares = Money.parse("100.00", "EUR").split(weights("1", "1", "1"));

        assertThat(shares).extracting(Money::amount).containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void the_largest_remainder_is_served_first() {
        List<Money> shares = Money.parse("0.10", "EUR").split(weights("1", "2", "4"));

        assertThat(shares).extracting(Money::amount).containsExactly("0.01", "0.03", "0.06");
    }

    @Test
    void a_credit_is_split_like_the_debit_of_the_same_size() {
        List<Money> shares = Money.parse("-100.00", "EUR").split(weights("1", "1", "1"));

        assertThat(shares).extracting(Money::amount).containsExactly("-33.34", "-33.33", "-33.33");
    }

    @Test
    void currencies_without_and_with_three_fraction_digits_are_split_in_their_own_minor_unit() {
        assertThat(Money.parse("100", "JPY").split(weights("1", "1", "1")))
                .extracting(Money::amount)
                .containsExactly("34", "33", "33");
        assertThat(Money.parse("1.000", "KWD").split(weights("0.5", "0.25", "0.5")))
                .extracting(Money::amount)
                .containsExactly("0.400", "0.200", "0.400");
    }

    @Test
    void the_largest_and_the_smallest_amount_can_be_split() {
        assertThat(Money.ofMinor(Long.MIN_VALUE, "EUR").split(weights("1", "1", "1")))
                .extracting(Money::minorUnits)
                .containsExactly(-3074457345618258603L, -3074457345618258603L, -3074457345618258602L);
        assertThat(Money.ofMinor(Long.MAX_VALUE, "EUR").split(weights("1")))
                .containsExactly(Money.ofMinor(Long.MAX_VALUE, "EUR"));
    }

    @Test
    void a_share_without_weight_gets_nothing() {
        assertThat(Money.parse("0.05", "EUR").split(weights("0", "1", "0", "1")))
                .extracting(Money::amount)
                .containsExactly("0.00", "0.03", "0.00", "0.02");
    }

    @Test
    void weights_that_say_nothing_are_refused() {
        Money amount = Money.parse("1.00", "EUR");

        assertThatIllegalArgumentException().isThrownBy(() -> amount.split(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> amount.split(weights("0", "0")));
        assertThatIllegalArgumentException().isThrownBy(() -> amount.split(weights("2", "-1")));
    }

    @Test
    void shares_cannot_be_changed_afterwards() {
        List<Money> shares = Money.parse("1.00", "EUR").split(weights("1", "1"));

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(shares::removeFirst);
    }

    @Test
    void shares_always_sum_to_the_whole() {
        qt().forAll(longs().all(), someWeights()).checkAssert((minorUnits, weights) -> {
            List<Money> shares = Money.ofMinor(minorUnits, "EUR").split(weights);

            BigInteger sum = shares.stream()
                    .map(share -> BigInteger.valueOf(share.minorUnits()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(shares).hasSameSizeAs(weights);
            assertThat(sum).isEqualTo(BigInteger.valueOf(minorUnits));
        });
    }

    @Test
    void no_share_is_a_whole_minor_unit_away_from_its_exact_part() {
        qt().forAll(longs().all(), someWeights()).checkAssert((minorUnits, weights) -> {
            List<Money> shares = Money.ofMinor(minorUnits, "EUR").split(weights);

            BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            for (int i = 0; i < shares.size(); i++) {
                // |share - whole * weight / total| < 1, multiplied by total so that nothing needs rounding.
                BigDecimal exact = BigDecimal.valueOf(minorUnits).multiply(weights.get(i));
                BigDecimal given =
                        BigDecimal.valueOf(shares.get(i).minorUnits()).multiply(total);
                assertThat(given.subtract(exact).abs()).isLessThan(total);
            }
        });
    }

    @Test
    void of_equal_weights_an_earlier_share_is_never_smaller_and_the_difference_is_one_unit_at_most() {
        qt().forAll(longs().between(0, Long.MAX_VALUE), integers().between(1, 40))
                .checkAssert((minorUnits, count) -> {
                    List<BigDecimal> equal =
                            Stream.generate(() -> BigDecimal.ONE).limit(count).toList();

                    List<Long> shares = Money.ofMinor(minorUnits, "EUR").split(equal).stream()
                            .map(Money::minorUnits)
                            .toList();

                    assertThat(shares).isSortedAccordingTo((a, b) -> Long.compare(b, a));
                    assertThat(shares.getFirst() - shares.getLast()).isBetween(0L, 1L);
                });
    }

    @Test
    void a_negative_amount_is_split_into_the_negated_shares_of_the_positive_one() {
        qt().forAll(longs().between(1, Long.MAX_VALUE), someWeights()).checkAssert((minorUnits, weights) -> {
            Money debit = Money.ofMinor(minorUnits, "EUR");

            List<Money> negated =
                    debit.split(weights).stream().map(Money::negated).toList();

            assertThat(debit.negated().split(weights)).isEqualTo(negated);
        });
    }

    @Test
    void the_scale_of_the_weights_does_not_matter() {
        qt().forAll(longs().all(), someWeights(), integers().between(-6, 6))
                .checkAssert((minorUnits, weights, power) -> {
                    Money whole = Money.ofMinor(minorUnits, "EUR");

                    List<BigDecimal> scaled = weights.stream()
                            .map(w -> w.scaleByPowerOfTen(power))
                            .toList();

                    assertThat(whole.split(scaled)).isEqualTo(whole.split(weights));
                });
    }

    private static Gen<List<BigDecimal>> someWeights() {
        Gen<BigDecimal> weight = longs().between(0, 1_000_000)
                .zip(integers().between(0, 4), (digits, scale) -> BigDecimal.valueOf(digits, scale));
        return lists().of(weight)
                .ofSizeBetween(1, 12)
                .assuming(weights -> weights.stream().anyMatch(w -> w.signum() > 0));
    }

    private static List<BigDecimal> weights(String... weights) {
        return Stream.of(weights).map(BigDecimal::new).toList();
    }
}
