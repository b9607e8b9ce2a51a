package io.openitem.bench;

import java.time.Duration;

/**
 * Work before anything is measured, until it goes no faster: what servers do in the first minutes of lives that last for
 * weeks, while most of a small machine's processor time goes into compiling them.
 */
final class WarmUp {

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int WINDOWS_AT_MOST = 12;

    /** A window that is less than a twentieth faster than all before has gained nothing. */
    private static final double GAIN = 1.05;

    /** One such window may be the machine's mood. */
    private static final int WITHOUT_GAIN = 2;

    private WarmUp() {}

    /** @return how long it took, the waits for all services included */
    static Duration until(Facts facts, int clients, Load.Work work) throws Exception {
        long began = System.nanoTime();
        double best = 0;
        int without = 0;
        for (int window = 1; window <= WINDOWS_AT_MOST && without < WITHOUT_GAIN; window++) {
            double rate = window(facts, clients, work);
            System.err.println("warming up, half minute " + window + ": " + Page.rate(rate));
            without = rate < best * GAIN ? without + 1 : 0;
            best = Math.max(best, rate);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** @return pieces of work a second until every service has taken them in */
    private static double window(Facts facts, int clients, Load.Work work) throws Exception {
        long began = System.nanoTime();
        int done = Load.run(clients, WINDOW, work).count();
        return done / Page.secondsBetween(began, facts.awaitEverywhere());
    }
}
