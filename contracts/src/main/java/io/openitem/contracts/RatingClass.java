package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * A class of credit standing, from {@code A}, the best, to {@code E}.
 *
 * @param value matches {@code [A-E]}
 */
public record RatingClass(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[A-E]");

    public RatingClass {
        Code.check(FORM, value, "rating class");
    }

    @Override
    public String toString() {
        return value;
    }
}
