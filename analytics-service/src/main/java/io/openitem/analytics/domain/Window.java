package io.openitem.analytics.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days over which sales are summed.
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

    /** The last {@code months} months up to and with {@code asOf}: from the day after the same day so many months ago. */
    public static Window lastMonths(LocalDate asOf, int months) {
        return new Window(asOf.minusMonths(months).plusDays(1), asOf);
    }

    /** How many days the window has, both ends included. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
