package io.openitem.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * An exact amount in one currency, held as a whole number of minor units (cents for EUR, yen for JPY, fils for KWD).
 *
 * <p>Keeps true: amounts of different currencies are never added or compared ({@link IllegalArgumentException}), no
 * operation overflows silently ({@link ArithmeticException}), and a split always sums to the whole. Where a result may need rounding, the mode is an argument of the call.
 *
 * @param minorUnits the amount in minor units of {@code currency}; negative for credits
 * @param currency an ISO 4217 currency that has minor units (not a metal or a test code)
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
        fractionDigits(currency);
    }

    public static Money ofMinor(long minorUnits, String currencyCode) {
        return new Money(minorUnits, currencyOf(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a decimal amount exactly.
     *
     * @param amount plain decimal notation with at most the currency's fraction digits, such as {@code "1234.50"}; an
     *     exponent, a group separator or more fraction digits are refused, never rounded
     * @throws IllegalArgumentException when the text is not such an amount, does not fit into 63 bits, or the currency
     *     is unknown
     */
    public static Money parse(String amount, String currencyCode) {
        Currency currency = currencyOf(currencyCode);
        if (!isPlainDecimal(amount)) {
            throw new IllegalArgumentException("Not a decimal amount: " + abbreviated(amount));
        }
        int digits = fractionDigits(currency);
        BigDecimal exact = new BigDecimal(amount);
        // Zeros count as digits: 1.500 for a currency of two digits is more likely 1500 than 1.50.
        if (exact.scale() > digits) {
            throw new IllegalArgumentException(
                    "Amount " + abbreviated(amount) + " has more fraction digits than " + currencyCode + ": " + digits);
        }
        try {
            return new Money(exact.movePointRight(digits).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Amount " + abbreviated(amount) + " is too large", e);
        }
    }

    /**
     * Rounds a decimal amount in major units to the currency's minor unit.
     *
     * @throws ArithmeticException when the result does not fit into 63 bits, or {@code mode} is {@code UNNECESSARY} and
     *     rounding would be needed
     */
    public static Money rounded(BigDecimal major, Currency currency, RoundingMode mode) {
        BigDecimal scaled = major.setScale(fractionDigits(currency), mode);
        return new Money(scaled.unscaledValue().longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    /**
     * Splits this amount in proportion to {@code weights} by the method of largest remainders; on equal remainders the
     * earlier share is served first. The shares sum to this amount exactly.
     *
     * @param weights not negative, at least one positive
     * @return one share per weight, in the order of the weights; unmodifiable
     * @throws IllegalArgumentException when a weight is negative or none is positive
     */
    public List<Money> split(List<BigDecimal> weights) {
        BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("Weights must not be negative and must not all be zero");
        }
        BigDecimal whole = BigDecimal.valueOf(minorUnits);
        List<BigDecimal> remainders = new ArrayList<>();
        long[] shares = new long[weights.size()];
        long left = minorUnits;
        for (int i = 0; i < shares.length; i++) {
            BigDecimal[] parts = whole.multiply(weights.get(i)).divideAndRemainder(total);
            shares[i] = parts[0].longValueExact();
            remainders.add(parts[1].abs());
            left -= shares[i];
        }
        serveLargestRemainders(shares, remainders, left);
        return Arrays.stream(shares)
                .mapToObj(share -> new Money(share, currency))
                .toList();
    }

    private static void serveLargestRemainders(long[] shares, List<BigDecimal> remainders, long left) {
        List<Integer> byRemainder = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            byRemainder.add(i);
        }
        byRemainder.sort(Collections.reverseOrder(Comparator.comparing(remainders::get)));
        int unit = Long.signum(left);
        for (int i = 0; left != 0; i++, left -= unit) {
            shares[byRemainder.get(i)] += unit;
        }
    }

    /** The amount in major units with the currency's fraction digits, such as {@code 1234.50}. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /** {@link #toDecimal()} in plain notation: the form amounts have on the wire. */
    public String amount() {
        return toDecimal().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    @Override
    public String toString() {
        return amount() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    private static int fractionDigits(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException("Currency " + currency.getCurrencyCode() + " has no minor unit");
        }
        return digits;
    }

    private static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not an ISO 4217 currency: " + abbreviated(code), e);
        }
    }

    private static boolean isPlainDecimal(String text) {
        int digits = 0;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point && digits > 0) {
                point = true;
            } else if (!(c == '-' && i == 0)) {
                return false;
            }
        }
        return digits > 0 && digits <= 24 && !text.endsWith(".");
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
