package io.openitem.kit.clock;

import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;

/** What the passing of time triggers: finds what has become due by the transaction's instant and acts on it. */
public interface Sweep {

    /** Names the sweep in logs and metrics. */
    String name();

    /**
     * Handles the next due items, at most {@code limit}, set-based, in the given transaction.
     *
     * @return how many were handled; fewer than {@code limit} means that nothing is left
     */
    Uni<Integer> sweep(Tx tx, int limit);
}
