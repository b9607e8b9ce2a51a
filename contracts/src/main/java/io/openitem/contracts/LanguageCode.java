package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * A language by ISO 639-1, such as {@code de}.
 *
 * @param value matches {@code [a-z]{2}}
 */
public record LanguageCode(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[a-z]{2}");

    public LanguageCode {
        Code.check(FORM, value, "ISO 639-1 language");
    }

    @Override
    public String toString() {
        return value;
    }
}
