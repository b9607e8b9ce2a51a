package io.openitem.analytics.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days over which something is summed.
 *
 * @param from the first day
 * @param to the last day, not before {@code from}
 */
public record Window(LocalDate from, LocalDate to) {

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A window ends no earlier than it begins");
        }
    }

    /** From the first of the month of {@code asOf} to {@code asOf}. */
    public static Window monthToDate(LocalDate asOf) {
        return new Window(asOf.withDayOfMonth(1), asOf);
    }

    /** The day that ends the month {@code back} months before the one that {@code asOf} ends. */
    static LocalDate end(LocalDate asOf, int back) {
        LocalDate end = asOf.minusMonths(back);
        return asOf.getDayOfMonth() == asOf.lengthOfMonth() ? end.withDayOfMonth(end.lengthOfMonth()) : end;
    }

    /** How many days the window has, both ends included. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
