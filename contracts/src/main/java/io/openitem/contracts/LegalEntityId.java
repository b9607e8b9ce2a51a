package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * Names a legal entity: a company whose receivables are kept, such as {@code DE01}.
 *
 * @param value matches {@code [A-Z0-9][A-Z0-9-]{1,15}}
 */
public record LegalEntityId(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,15}");

    public LegalEntityId {
        Code.check(FORM, value, "legal entity");
    }

    @Override
    public String toString() {
        return value;
    }
}
