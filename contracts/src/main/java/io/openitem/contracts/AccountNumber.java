package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * The number of a debtor account in a legal entity's books, such as {@code D-10042}. It has a digit and no blank, so that
 * a name does not pass for one.
 *
 * @param value matches {@code (?=.*[0-9])[\p{L}\p{N}][\p{L}\p{N}._/#+-]{0,63}}
 */
public record AccountNumber(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("(?=.*[0-9])[\\p{L}\\p{N}][\\p{L}\\p{N}._/#+-]{0,63}");

    public AccountNumber {
        Code.check(FORM, value, "account number");
    }

    /** Whether a text is one. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
