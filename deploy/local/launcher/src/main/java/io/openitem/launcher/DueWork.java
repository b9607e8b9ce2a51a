package io.openitem.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is due by the platform's clock: all sweeps of all services, until there is nothing left for them. */
final class DueWork {

    /** What cannot be done, as when the mail server is away, is found by each run again. */
    private static final int MOST_RUNS = 4;

    private final Operations operations;
    private final Quiescence quiescence;

    DueWork(Operations operations, Quiescence quiescence) {
        this.operations = operations;
        this.quiescence = quiescence;
    }

    /**
     * What one sweep leads to may hold what another is looking for, which then passes over it, or bring it something for
     * the same day. By the real clock the next run comes in a minute; by the simulated one it may be of another day.
     *
     * @return how many things each sweep did
     */
    Map<String, Long> run() {
        var done = new LinkedHashMap<String, Long>();
        boolean found = true;
        for (int run = 0; found && run < MOST_RUNS; run++) {
            var handled = operations.sweep();
            quiescence.settle();
            handled.forEach((sweep, items) -> done.merge(sweep, items, Long::sum));
            found = handled.values().stream().anyMatch(items -> items > 0);
        }
        return done;
    }
}
