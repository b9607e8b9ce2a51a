package io.openitem.payment.domain;

/** Checks of texts that come from outside. */
final class Texts {

    private Texts() {}

    /** @throws IllegalArgumentException when the text is empty, too long, blank at an end or has control characters */
    static String checked(String text, int max, String what) {
        if (text.isEmpty() || text.length() > max) {
            throw new IllegalArgumentException(what + " must have 1 to " + max + " characters");
        }
        if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " must not begin or end with a blank nor have control characters");
        }
        return text;
    }
}
