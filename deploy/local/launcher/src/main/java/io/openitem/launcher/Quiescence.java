package io.openitem.launcher;

import java.time.Duration;
import java.util.List;

/**
 * The moment at which every fact has taken effect everywhere: all that was written is published, all that was published
 * is taken in, and nothing was written since before that was asked. What is taken in is asked last of what its effects
 * are committed with, so a fact that was being taken in meanwhile shows in what it wrote.
 */
final class Quiescence {
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Ledger ledger;
    private final Operations operations;
    private final List<Service> services;
    private final Terminal terminal;

    Quiescence(Ledger ledger, Operations operations, List<Service> services, Terminal terminal) {
        this.ledger = ledger;
        this.operations = operations;
        this.services = services;
        this.terminal = terminal;
    }

    /** @throws Refusal when it does not become quiet in time, with what is still moving */
    void await() {
        terminal.doing("openitem", "waiting until every fact has taken effect");
        settle();
    }

    /** {@link #await()} without a word. */
    void settle() {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        var before = ledger.written(services);
        var now = round(deadline);
        while (!now.equals(before)) {
            before = now;
            now = round(deadline);
        }
    }

    /** One wait for the outbox and then for the inboxes; what had been written at its end. */
    private String round(long deadline) {
        var position = ledger.position();
        while (!ledger.isPublished(position)) {
            pause(deadline, "the outbox is not published up to " + position + "; see ./openitem doctor");
        }
        var lags = operations.lags();
        while (lags.values().stream().anyMatch(lag -> lag > 0)) {
            pause(deadline, "consumers are behind: " + lags);
            lags = operations.lags();
        }
        return ledger.written(services);
    }

    private static void pause(long deadline, String why) {
        if (System.nanoTime() > deadline) {
            throw new Refusal(
                    ExitCode.FAILED,
                    "It did not become quiet within " + AT_MOST.toMinutes() + " minutes: " + why + ".");
        }
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FAILED, "Interrupted while waiting.");
        }
    }
}
