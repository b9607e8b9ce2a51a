package io.openitem.testing.decider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table that says for every kind of state and every kind of command what may come of it. A pair may have several
 * outcomes, for example a part payment and the payment of the rest.
 *
 * <p>{@link #check()} decides every example command on every example state and, where it was accepted, evolves the state
 * and decides every example command once more on what came out. It fails on a kind without an example, on a pair
 * without a line, on an outcome without a line, and on a line that was never seen to happen.
 */
public final class EveryPair<S, C, E, R> {

    private record Pair(Class<?> state, Class<?> command) {
        @Override
        public String toString() {
            return state.getSimpleName() + " x " + command.getSimpleName();
        }
    }

    private final DeciderSpecification<S, C, E, R> specification;
    private final List<S> states;
    private final List<C> commands;
    private final Map<Pair, Set<Shape>> table = new LinkedHashMap<>();
    private final Map<Pair, Set<Shape>> seen = new LinkedHashMap<>();
    private final Set<String> complaints = new LinkedHashSet<>();

    EveryPair(DeciderSpecification<S, C, E, R> specification, List<S> states, List<C> commands) {
        this.specification = specification;
        this.states = states;
        this.commands = commands;
    }

    /** The command may be accepted with events of exactly these kinds in this order; none means it changes nothing. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final EveryPair<S, C, E, R> accepts(
            Class<? extends S> state, Class<? extends C> command, Class<? extends E>... events) {
        return line(state, command, new Shape(true, List.of(events)));
    }

    /** The command may be refused with a reason of this kind. */
    public EveryPair<S, C, E, R> refuses(
            Class<? extends S> state, Class<? extends C> command, Class<? extends R> reason) {
        return line(state, command, new Shape(false, List.of(reason)));
    }

    /**
     * Walks the table.
     *
     * @throws AssertionError that names every pair with something wrong
     */
    public void check() {
        Set<Class<?>> stateKinds = KindsOf.type(specification.states());
        Set<Class<?>> commandKinds = KindsOf.type(specification.commands());
        wantExamples("state", stateKinds, states);
        wantExamples("command", commandKinds, commands);
        for (Class<?> state : stateKinds) {
            for (Class<?> command : commandKinds) {
                Pair pair = new Pair(state, command);
                if (!table.containsKey(pair)) {
                    complaints.add(pair + " has no expectation");
                }
            }
        }
        for (S state : states) {
            commands.forEach(command -> walk(state, command));
        }
        table.forEach(this::wantSeen);
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("\n", complaints));
        }
    }

    private EveryPair<S, C, E, R> line(Class<?> state, Class<?> command, Shape outcome) {
        Pair pair = new Pair(state, command);
        if (!table.computeIfAbsent(pair, p -> new LinkedHashSet<>()).add(outcome)) {
            throw new IllegalArgumentException(pair + " says twice: " + outcome);
        }
        return this;
    }

    private void walk(S state, C command) {
        if (decide(state, command) instanceof Outcome.Accepted<E, R> accepted) {
            S evolved = evolve(state, command, accepted.events());
            if (evolved != null) {
                commands.forEach(next -> decide(evolved, next));
            }
        }
    }

    /** Decides and compares with the table; null when the decider broke. */
    private @Nullable Outcome<E, R> decide(S state, C command) {
        Pair pair = new Pair(Shape.typeOf(state), Shape.typeOf(command));
        try {
            Outcome<E, R> outcome = specification.decide(state, command);
            Shape shape = Shape.of(outcome);
            seen.computeIfAbsent(pair, p -> new HashSet<>()).add(shape);
            Set<Shape> expected = table.getOrDefault(pair, Set.of());
            if (!expected.isEmpty() && !expected.contains(shape)) {
                complaints.add(pair + " was " + shape + ", expected " + expected + ": " + command + " on " + state);
            }
            return outcome;
        } catch (RuntimeException broken) {
            complaints.add(pair + " threw " + broken + ": " + command + " on " + state);
            return null;
        }
    }

    private @Nullable S evolve(S state, C command, List<E> events) {
        Pair pair = new Pair(Shape.typeOf(state), Shape.typeOf(command));
        try {
            return specification.after(state, events);
        } catch (RuntimeException broken) {
            complaints.add(pair + " cannot evolve " + state + " by " + events + ": " + broken);
            return null;
        }
    }

    private void wantExamples(String what, Set<Class<?>> kinds, List<?> examples) {
        List<Class<?>> missing = new ArrayList<>(kinds);
        examples.forEach(example -> missing.remove(Shape.typeOf(example)));
        missing.forEach(kind -> complaints.add("There is no example of the " + what + " " + kind.getSimpleName()));
    }

    private void wantSeen(Pair pair, Set<Shape> expected) {
        Set<Shape> happened = seen.getOrDefault(pair, Set.of());
        expected.stream()
                .filter(outcome -> !happened.contains(outcome))
                .forEach(outcome -> complaints.add(pair + " was never " + outcome));
    }
}
