package io.openitem.risk.domain;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a customer found.
 *
 * @param events what is different from before, in order; none where nothing is
 * @param reasons what makes the score now, most points lost first; none where there is no score
 * @param judgedBy the currency that was looked at; absent where there is nothing to look at
 * @param lookAgainOn the first day on which the mere passing of time could change something; absent where it cannot
 */
public record Assessment(
        Standing after,
        List<StandingEvent> events,
        List<Reason> reasons,
        @Nullable Currency judgedBy,
        @Nullable LocalDate lookAgainOn) {}
