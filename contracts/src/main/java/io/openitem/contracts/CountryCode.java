package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * A country by ISO 3166-1 alpha-2, such as {@code DE}.
 *
 * @param value matches {@code [A-Z]{2}}
 */
public record CountryCode(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    public CountryCode {
        Code.check(FORM, value, "ISO 3166-1 alpha-2 country");
    }

    @Override
    public String toString() {
        return value;
    }
}
