package io.openitem.kit.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Decides a list of commands over the aggregates they are for. Each command meets the state that the commands before
 * it left, so a batch of many equals as many batches of one; a refused command drops out alone.
 *
 * @param <K> id of an aggregate
 * @param <S> its state
 * @param <C> commands
 * @param <E> events
 * @param <R> reasons to refuse
 */
public final class Fold<K, S, C, E, R> {

    private final Function<C, K> key;
    private final Function<K, S> initial;
    private final BiFunction<S, C, Decision<E, R>> decide;
    private final BiFunction<S, E, S> evolve;

    /**
     * @param key the aggregate a command is for
     * @param initial the state of an aggregate that does not exist yet
     */
    public Fold(
            Function<C, K> key,
            Function<K, S> initial,
            BiFunction<S, C, Decision<E, R>> decide,
            BiFunction<S, E, S> evolve) {
        this.key = key;
        this.initial = initial;
        this.decide = decide;
        this.evolve = evolve;
    }

    /** An event with the version its aggregate has after it. */
    public record Numbered<K, E>(K key, long version, E event) {}

    /** What became of one command: the aggregate after it and its events, or the refusal. */
    public sealed interface Outcome<K, S, E, R> {
        record Done<K, S, E, R>(K key, Versioned<S> after, List<Numbered<K, E>> events)
                implements Outcome<K, S, E, R> {}

        record Refused<K, S, E, R>(K key, Versioned<S> state, R reason) implements Outcome<K, S, E, R> {}
    }

    /**
     * @param outcomes one for each command, in the order of the commands
     * @param changed the aggregates that have events, as they are after the last of them
     */
    public record Folded<K, S, E, R>(List<Outcome<K, S, E, R>> outcomes, Map<K, Versioned<S>> changed) {

        /** All events in the order in which they were decided. */
        public List<Numbered<K, E>> events() {
            List<Numbered<K, E>> events = new ArrayList<>();
            for (Outcome<K, S, E, R> outcome : outcomes) {
                if (outcome instanceof Outcome.Done<K, S, E, R> done) {
                    events.addAll(done.events());
                }
            }
            return events;
        }
    }

    /** @param loaded the aggregates that exist, locked by the caller until the result is written */
    public Folded<K, S, E, R> over(Map<K, Versioned<S>> loaded, List<C> commands) {
        Map<K, Versioned<S>> current = new LinkedHashMap<>(loaded);
        Map<K, Versioned<S>> changed = new LinkedHashMap<>();
        List<Outcome<K, S, E, R>> outcomes = new ArrayList<>(commands.size());
        for (C command : commands) {
            K id = key.apply(command);
            Versioned<S> before = current.computeIfAbsent(id, k -> new Versioned<>(initial.apply(k), 0));
            switch (decide.apply(before.state(), command)) {
                case Decision.Refused<E, R> refused ->
                    outcomes.add(new Outcome.Refused<>(id, before, refused.reason()));
                case Decision.Accepted<E, R> accepted -> {
                    Versioned<S> after = before;
                    List<Numbered<K, E>> events = new ArrayList<>();
                    for (E event : accepted.events()) {
                        after = after.next(evolve.apply(after.state(), event));
                        events.add(new Numbered<>(id, after.version(), event));
                    }
                    outcomes.add(new Outcome.Done<>(id, after, List.copyOf(events)));
                    if (!events.isEmpty()) {
                        current.put(id, after);
                        changed.put(id, after);
                    }
                }
            }
        }
        return new Folded<>(outcomes, changed);
    }
}
