package io.openitem.risk.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What credit says of a customer.
 *
 * @param score absent where there is no history to judge by
 * @param behaviourSince absent as long as the behaviour has never changed
 */
public record Standing(
        @Nullable Score score,
        Behaviour behaviour,
        @Nullable LocalDate behaviourSince) {

    /** Of somebody nothing was heard of. */
    public static final Standing UNKNOWN = new Standing(null, Behaviour.NEW, null);

    static Standing evolve(Standing state, StandingEvent event) {
        return switch (event) {
            case StandingEvent.Rescored rescored ->
                new Standing(rescored.score(), state.behaviour, state.behaviourSince);
            case StandingEvent.BehaviourChanged changed -> new Standing(state.score, changed.to(), changed.on());
        };
    }
}
