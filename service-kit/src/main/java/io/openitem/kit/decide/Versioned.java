package io.openitem.kit.decide;

/**
 * A state and how many events led to it.
 *
 * @param version 0 before the first event
 */
public record Versioned<S>(S state, long version) {

    public Versioned<S> next(S evolved) {
        return new Versioned<>(evolved, version + 1);
    }
}
