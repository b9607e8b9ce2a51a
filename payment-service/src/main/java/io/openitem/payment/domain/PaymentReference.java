package io.openitem.payment.domain;

/**
 * The source's own identity of a payment, such as the bank's reference of an entry: by it the same money counts once.
 *
 * @param value 1 to 140 characters without blanks at the ends and without control characters
 */
public record PaymentReference(String value) {

    private static final int MAX = 140;

    public PaymentReference {
        Texts.checked(value, MAX, "reference");
    }

    @Override
    public String toString() {
        return value;
    }
}
