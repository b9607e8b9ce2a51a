package io.openitem.testing.decider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What came of the commands. Every method throws an {@link AssertionError} when it was something else. */
public final class Then<S, E, R> {

    private final S state;
    private final List<E> events;
    private final List<R> refusals;

    Then(S state, List<E> events, List<R> refusals) {
        this.state = state;
        this.events = List.copyOf(events);
        this.refusals = List.copyOf(refusals);
    }

    /** Nothing was refused and exactly these events followed, in this order; none given means none followed. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Then<S, E, R> thenEvents(E... expected) {
        assertThat(refusals).as("refusals").isEmpty();
        assertThat(events).as("events").isEqualTo(List.of(expected));
        return this;
    }

    /** No event followed and exactly this was the refusal. */
    public Then<S, E, R> thenRefused(R expected) {
        assertThat(events).as("events").isEmpty();
        assertThat(refusals).as("refusals").isEqualTo(List.of(expected));
        return this;
    }

    /** Exactly these events and these refusals came of a batch, each in order. */
    public Then<S, E, R> thenEventsAndRefusals(List<? extends E> expected, List<? extends R> reasons) {
        assertThat(events).as("events").isEqualTo(List.copyOf(expected));
        assertThat(refusals).as("refusals").isEqualTo(List.copyOf(reasons));
        return this;
    }

    /** This is the state that the events left. */
    public Then<S, E, R> andState(S expected) {
        assertThat(state).as("state").isEqualTo(expected);
        return this;
    }
}
