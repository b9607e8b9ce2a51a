package io.openitem.analytics.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures day by day: each day has an entry, also where nothing changed. */
public final class Series {

    private Series() {}

    /**
     * One day.
     *
     * @param change what the day changed
     * @param balance all changes up to and with the day; its receivables and overdue are the figures at its end
     */
    public record Day(LocalDate day, Change change, Change balance) {}

    /**
     * Runs the changes of a window up from what was before it.
     *
     * @param opening the sum of all changes before the window
     * @param changes by day; days without change may be missing
     */
    public static List<Day> over(Window window, Change opening, Map<LocalDate, Change> changes) {
        List<Day> days = new ArrayList<>();
        Change balance = opening;
        for (LocalDate day = window.from(); !day.isAfter(window.to()); day = day.plusDays(1)) {
            Change change = changes.getOrDefault(day, Change.NONE);
            balance = balance.plus(change);
            days.add(new Day(day, change, balance));
        }
        return List.copyOf(days);
    }
}
