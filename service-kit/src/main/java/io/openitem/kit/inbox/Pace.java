package io.openitem.kit.inbox;

import java.time.Duration;

/**
 * How long a consumer rests after a batch. A transaction for each fact would cost several times the fact: what comes
 * during the rest is taken in together. The first fact after a pause never waits, nor does anything behind a large
 * batch, of which more is on its way.
 *
 * @param between from the beginning of a small batch to that of the next
 * @param large facts of a batch after which nothing waits
 */
record Pace(Duration between, int large) {

    /**
     * @param facts of the batch that is done
     * @param took how long it took
     * @return whole milliseconds, since no timer has shorter ones; zero where the next batch may come at once
     */
    Duration rest(int facts, Duration took) {
        long left = between.minus(took).toMillis();
        return facts >= large || left < 1 ? Duration.ZERO : Duration.ofMillis(left);
    }
}
