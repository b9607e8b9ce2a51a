package io.openitem.contracts;

import java.util.regex.Pattern;

/**
 * Names a business-day calendar, such as {@code TARGET}.
 *
 * @param value matches {@code [A-Z][A-Z0-9-]{1,31}}
 */
public record CalendarCode(String value) implements Code {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9-]{1,31}");

    public CalendarCode {
        Code.check(FORM, value, "calendar");
    }

    @Override
    public String toString() {
        return value;
    }
}
