package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * A step of a dunning policy, from an open, configured set, such as {@code first-reminder}.
 *
 * @param value matches {@code [a-z0-9][a-z0-9-]{0,31}}
 */
public record StepCode(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public StepCode {
        Code.check(FORM, value, "step");
    }

    @Override
    public String toString() {
        return value;
    }
}
