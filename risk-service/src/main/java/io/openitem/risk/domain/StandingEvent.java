package io.openitem.risk.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's standing changed. */
public sealed interface StandingEvent {

    /** The business date on which it counts. */
    LocalDate on();

    /**
     * The score is another.
     *
     * @param score absent where there is no history any longer
     * @param previous absent where there was no score
     * @param reasons most points lost first; none where there is no score
     */
    record Rescored(
            LocalDate on, @Nullable Score score, @Nullable Score previous, List<Reason> reasons)
            implements StandingEvent {}

    /** The customer pays otherwise than before; both delays in days. */
    record BehaviourChanged(LocalDate on, Behaviour from, Behaviour to, int habitDaysLate, int worstOpenDelayDays)
            implements StandingEvent {}
}
