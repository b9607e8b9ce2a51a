package io.openitem.testing.decider;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Specifies a pure decider: {@code decide(state, command)} answers with events or a refusal, {@code evolve(state,
 * event)} says what an event does to a state.
 *
 * <pre>{@code
 * specification.given(issued, paid(40)).when(pay(60)).thenEvents(paid(60), settled);
 * specification.everyPair(states, commands)
 *         .accepts(Open.class, Pay.class, Paid.class)
 *         .accepts(Open.class, Pay.class, Paid.class, Settled.class)
 *         .refuses(Settled.class, Pay.class, AlreadySettled.class)
 *         .check();
 * }</pre>
 *
 * @param <S> states; a sealed type, or a class that is the only state
 * @param <C> commands; likewise
 * @param <E> events
 * @param <R> refusals
 */
public final class DeciderSpecification<S, C, E, R> {

    private final Class<S> states;
    private final Class<C> commands;
    private final S initial;
    private final BiFunction<S, C, Outcome<E, R>> decide;
    private final BiFunction<S, E, S> evolve;

    private DeciderSpecification(
            Class<S> states,
            Class<C> commands,
            S initial,
            BiFunction<S, C, Outcome<E, R>> decide,
            BiFunction<S, E, S> evolve) {
        this.states = states;
        this.commands = commands;
        this.initial = initial;
        this.decide = decide;
        this.evolve = evolve;
    }

    /**
     * @param initial the state before the first event
     * @param decide the decider, its decision turned into an {@link Outcome}
     * @param evolve the state after an event
     */
    public static <S, C, E, R> DeciderSpecification<S, C, E, R> of(
            Class<S> states,
            Class<C> commands,
            S initial,
            BiFunction<S, C, Outcome<E, R>> decide,
            BiFunction<S, E, S> evolve) {
        return new DeciderSpecification<>(states, commands, initial, decide, evolve);
    }

    /** Starts from what has happened, in order; from the initial state where nothing has. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Given<S, C, E, R> given(E... events) {
        return new Given<>(this, after(initial, List.of(events)));
    }

    /** Starts from a state, for example one read back from the store. */
    public Given<S, C, E, R> givenState(S state) {
        return new Given<>(this, state);
    }

    /**
     * Starts a table of every kind of state and every kind of command.
     *
     * @param examples at least one state of each kind
     * @param commands at least one command of each kind
     */
    public EveryPair<S, C, E, R> everyPair(List<? extends S> examples, List<? extends C> commands) {
        return new EveryPair<>(this, List.copyOf(examples), List.copyOf(commands));
    }

    Class<S> states() {
        return states;
    }

    Class<C> commands() {
        return commands;
    }

    Outcome<E, R> decide(S state, C command) {
        return decide.apply(state, command);
    }

    S after(S state, List<? extends E> events) {
        S evolved = state;
        for (E event : events) {
            evolved = evolve.apply(evolved, event);
        }
        return evolved;
    }
}
