package io.openitem.invoice.domain;

/**
 * The number of a debtor account in the books of one legal entity, such as {@code D-10042}.
 *
 * @param value 1 to 64 characters without blanks at the ends and without control characters
 */
public record CustomerNumber(String value) {

    private static final int MAX = 64;

    public CustomerNumber {
        Texts.check(value, MAX, "customer number");
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException("customer number must not begin or end with a blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
