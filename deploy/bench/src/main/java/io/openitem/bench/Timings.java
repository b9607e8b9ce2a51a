package io.openitem.bench;

import java.util.Arrays;
import java.util.Locale;

/** How often something was done and how long each time took. */
record Timings(long[] sortedNanos, double seconds) {

    static Timings of(long[] nanos, double seconds) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Timings(sorted, seconds);
    }

    double perSecond() {
        return sortedNanos.length / seconds;
    }

    /** Milliseconds that {@code share} of the times do not exceed. */
    double millis(double share) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.min(sortedNanos.length - 1L, Math.ceil(share * sortedNanos.length));
        return sortedNanos[index] / 1e6;
    }

    String rate() {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond());
    }

    String latency() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", millis(0.50), millis(0.99));
    }
}
