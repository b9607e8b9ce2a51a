package io.openitem.bench;

import java.util.Arrays;
import java.util.Locale;

/** How often something was done and how long each time took. */
final class Timings {

    private final long[] sortedNanos;
    private final double seconds;

    /** @param nanos how long each time took; {@code seconds} is how long all of them together did */
    Timings(long[] nanos, double seconds) {
        this.sortedNanos = nanos.clone();
        Arrays.sort(sortedNanos);
        this.seconds = seconds;
    }

    int count() {
        return sortedNanos.length;
    }

    double perSecond() {
        return sortedNanos.length / seconds;
    }

    /** Milliseconds that {@code share} of the times do not exceed. */
    double millis(double share) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int index = Math.min(sortedNanos.length - 1, (int) Math.ceil(share * sortedNanos.length));
        return sortedNanos[index] / 1e6;
    }

    String rate() {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond());
    }

    String latency() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", millis(0.50), millis(0.99));
    }
}
