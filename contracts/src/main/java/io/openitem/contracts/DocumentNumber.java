package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * The number printed on a document, unique per legal entity and source, such as {@code 2026-000123}.
 *
 * @param value matches {@code [\p{L}\p{N}][\p{L}\p{N} ._/#+-]{0,63}}
 */
public record DocumentNumber(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/#+-]{0,63}");

    public DocumentNumber {
        Code.check(FORM, value, "document number");
    }

    @Override
    public String toString() {
        return value;
    }
}
