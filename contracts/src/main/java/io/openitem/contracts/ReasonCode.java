package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * A reason from an open, configured set, such as {@code duplicate-document}.
 *
 * @param value matches {@code [a-z0-9][a-z0-9-]{0,63}}
 */
public record ReasonCode(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public ReasonCode {
        Code.check(FORM, value, "reason");
    }

    @Override
    public String toString() {
        return value;
    }
}
