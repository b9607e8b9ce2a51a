package io.openitem.kit.rest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What must be there in a request. The messages are for callers. */
public final class Required {

    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;

    private Required() {}

    /** @throws IllegalArgumentException when the field is absent */
    public static <T> T field(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("The field " + name + " is required");
        }
        return value;
    }

    /** @throws IllegalArgumentException when there are none of the two fields or both */
    public static void either(@Nullable Object one, @Nullable Object other, String names) {
        if ((one == null) == (other == null)) {
            throw new IllegalArgumentException("Exactly one of " + names + " is required");
        }
    }

    /** @throws IllegalArgumentException when the date is a slip of the keyboard rather than a date of business */
    public static LocalDate date(@Nullable LocalDate value, String name) {
        LocalDate date = field(value, name);
        if (date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX) {
            throw new IllegalArgumentException("The year of " + name + " must be " + YEAR_MIN + " to " + YEAR_MAX);
        }
        return date;
    }
}
