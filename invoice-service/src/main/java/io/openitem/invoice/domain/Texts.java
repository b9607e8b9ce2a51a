package io.openitem.invoice.domain;

/** What free text of the ledger must look like to be kept. */
final class Texts {

    private Texts() {}

    /** @throws IllegalArgumentException when the text is blank, longer than {@code most} or has control characters */
    static void check(String text, int most, String what) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(what + " must have 1 to " + most + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must not contain control characters");
        }
    }
}
