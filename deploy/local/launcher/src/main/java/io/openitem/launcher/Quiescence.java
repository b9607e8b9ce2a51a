package io.openitem.launcher;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which every fact has taken effect everywhere: all that was written is published, all that was published
 * is taken in, and nothing was written since before that was asked. What is taken in is asked last of what its effects
 * are committed with, so a fact that was being taken in meanwhile shows in what it wrote.
 */
final class Quiescence {
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    /** One question to the database costs little. */
    private static final Duration UNTIL_PUBLISHED = Duration.ofMillis(15);

    /** Each service is asked, and asks the broker: what takes longer is not asked as often. */
    private static final Duration FIRST_UNTIL_TAKEN_IN = Duration.ofMillis(25);

    private static final Duration LONGEST_UNTIL_TAKEN_IN = Duration.ofMillis(300);

    private final Ledger ledger;
    private final Operations operations;
    private final List<Service> services;
    private final Terminal terminal;

    /** What had been written when it was quiet the last time. */
    private @Nullable String whenQuiet;

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
        ledger.keeping(this::untilNothingIsWritten);
    }

    private void untilNothingIsWritten() {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        var before = whenQuiet;
        var now = ledger.written(services);
        while (!now.equals(before)) {
            before = now;
            now = round(deadline);
        }
        whenQuiet = now;
    }

    /** One wait for the outbox and then for the inboxes; what had been written at its end. */
    private String round(long deadline) {
        var mark = ledger.mark();
        while (!ledger.isPublished(mark)) {
            pause(
                    UNTIL_PUBLISHED,
                    deadline,
                    "the outbox is not published up to " + mark.position() + "; see ./openitem doctor");
        }
        var pause = FIRST_UNTIL_TAKEN_IN;
        var lags = operations.lags();
        while (lags.values().stream().anyMatch(lag -> lag > 0)) {
            pause = pause(pause, deadline, "consumers are behind: " + lags);
            lags = operations.lags();
        }
        return ledger.written(services);
    }

    /** Waits that long, and gives how long to wait the next time where the answer is dear. */
    private static Duration pause(Duration pause, long deadline, String why) {
        if (System.nanoTime() > deadline) {
            throw new Refusal(
                    ExitCode.FAILED,
                    "It did not become quiet within " + AT_MOST.toMinutes() + " minutes: " + why + ".");
        }
        try {
            Thread.sleep(pause);
            var longer = pause.multipliedBy(3).dividedBy(2);
            return longer.compareTo(LONGEST_UNTIL_TAKEN_IN) < 0 ? longer : LONGEST_UNTIL_TAKEN_IN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FAILED, "Interrupted while waiting.");
        }
    }
}
