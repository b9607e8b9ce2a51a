package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * Names the system that a document comes from, such as {@code erp-main}.
 *
 * @param value matches {@code [a-z0-9][a-z0-9-]{0,31}}
 */
public record SourceCode(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public SourceCode {
        Code.check(FORM, value, "source");
    }

    @Override
    public String toString() {
        return value;
    }
}
