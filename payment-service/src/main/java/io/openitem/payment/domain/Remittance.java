package io.openitem.payment.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came with the money to say what it is for. Free text: it never leaves in a fact.
 *
 * @param structured a creditor reference as it was sent, right or wrong
 * @param text what the payer wrote; at most {@value #TEXT_MAX} characters, the rest is cut off
 * @param customerNumber the number of the payer's account, as the source knows it
 */
public record Remittance(
        @Nullable String structured,
        @Nullable String text,
        @Nullable String customerNumber) {

    public static final Remittance NONE = new Remittance(null, null, null);

    /** What ISO 20022 allows in one structured reference. */
    public static final int STRUCTURED_MAX = 35;

    /** Several times what a bank carries. */
    public static final int TEXT_MAX = 1000;

    /** As long as the ledger's account numbers. */
    public static final int NUMBER_MAX = 64;

    public Remittance {
        structured = cut(structured, STRUCTURED_MAX);
        text = cut(text, TEXT_MAX);
        customerNumber = cut(customerNumber, NUMBER_MAX);
    }

    private static @Nullable String cut(@Nullable String given, int max) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String plain = given.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return plain.length() <= max ? plain : plain.substring(0, max).strip();
    }

    /** What it says by which money can be recognised. */
    public Clues clues() {
        return Clues.of(this);
    }

    /** The parts in which two of them differ, as callers know them. */
    List<String> differingFrom(Remittance other) {
        return equals(other) ? List.of() : List.of("remittance");
    }
}
