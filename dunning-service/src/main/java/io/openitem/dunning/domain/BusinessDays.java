package io.openitem.dunning.domain;

import java.time.LocalDate;

/** Tells days of business from weekends and holidays. */
@FunctionalInterface
public interface BusinessDays {

    boolean isBusinessDay(LocalDate day);

    /** The day itself where it is one of business, else the next that is. */
    default LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isBusinessDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }
}
