package io.openitem.kit.rest;

import io.openitem.kit.decide.Fold;
import io.openitem.kit.paging.Version;
import io.openitem.kit.problem.ProblemException;

/** Versions that a change was made for. */
public final class Preconditions {

    private Preconditions() {}

    /**
     * Holds the version that the caller saw against the one that the decision met under its lock. Thrown before the
     * transaction ends, so that a decision on a stale view leaves nothing behind.
     *
     * @throws ProblemException 412 when they differ; not where nothing exists, which is a refusal of its own
     */
    public static void requireBefore(Version expected, Fold.Outcome<?, ?, ?, ?> outcome) {
        long before = switch (outcome) {
            case Fold.Outcome.Done<?, ?, ?, ?> done ->
                done.after().version() - done.events().size();
            case Fold.Outcome.Refused<?, ?, ?, ?> refused -> refused.state().version();
        };
        if (before > 0) {
            expected.requireCurrent(before);
        }
    }
}
