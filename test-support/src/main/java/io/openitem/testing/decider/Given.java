package io.openitem.testing.decider;

import java.util.ArrayList;
import java.util.List;

/** A state from which commands are decided. */
public final class Given<S, C, E, R> {

    private final DeciderSpecification<S, C, E, R> specification;
    private final S state;

    Given(DeciderSpecification<S, C, E, R> specification, S state) {
        this.specification = specification;
        this.state = state;
    }

    /** Decides one command. */
    public Then<S, E, R> when(C command) {
        return when(List.of(command));
    }

    /**
     * Decides commands one after the other, each on the state that the ones before it left, as a handler does with a
     * batch. A refused command changes nothing and the rest go on.
     */
    public Then<S, E, R> when(List<? extends C> commands) {
        S current = state;
        List<E> events = new ArrayList<>();
        List<R> refusals = new ArrayList<>();
        for (C command : commands) {
            switch (specification.decide(current, command)) {
                case Outcome.Accepted<E, R> accepted -> {
                    current = specification.after(current, accepted.events());
                    events.addAll(accepted.events());
                }
                case Outcome.Refused<E, R> refused -> refusals.add(refused.reason());
            }
        }
        return new Then<>(current, events, refusals);
    }
}
