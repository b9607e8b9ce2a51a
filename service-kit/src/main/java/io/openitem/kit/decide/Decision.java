package io.openitem.kit.decide;

import java.util.List;

/**
 * What a decider answers to a command: events, none where the command changes nothing, or a refusal with its reason.
 *
 * @param <E> events of the aggregate
 * @param <R> reasons to refuse
 */
public sealed interface Decision<E, R> {

    /** The command is followed; the events say what happened, in order. */
    record Accepted<E, R>(List<E> events) implements Decision<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command is refused by a rule and changes nothing. */
    record Refused<E, R>(R reason) implements Decision<E, R> {}

    static <E, R> Decision<E, R> accept(List<E> events) {
        return new Accepted<>(events);
    }

    /** Accepts a command whose effect is there already. */
    static <E, R> Decision<E, R> nothingToDo() {
        return new Accepted<>(List.of());
    }

    static <E, R> Decision<E, R> refuse(R reason) {
        return new Refused<>(reason);
    }
}
