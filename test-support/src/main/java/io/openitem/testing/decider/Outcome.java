package io.openitem.testing.decider;

import java.util.List;

/**
 * What a decider answered, in the words of the specification. Each service has a decision type of its own, which its
 * tests turn into this one.
 *
 * @param <E> the aggregate's events
 * @param <R> the aggregate's refusals
 */
public sealed interface Outcome<E, R> {

    /**
     * The command was allowed.
     *
     * @param events what follows from it, in order; empty where it changes nothing
     */
    record Accepted<E, R>(List<E> events) implements Outcome<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * The command was not allowed.
     *
     * @param reason why not
     */
    record Refused<E, R>(R reason) implements Outcome<E, R> {}

    static <E, R> Outcome<E, R> accepted(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E, R> Outcome<E, R> refused(R reason) {
        return new Refused<>(reason);
    }
}
