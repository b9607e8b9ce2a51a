package io.openitem.gateway;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the requests of each subject. Remembers a bounded number of subjects. */
final class RateLimiter {

    private static final float LOAD = 0.75f;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final GatewayConfig.RateLimit limit;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets;

    RateLimiter(GatewayConfig.RateLimit limit, TimeMeter time) {
        this.limit = limit;
        this.time = time;
        this.buckets = new LinkedHashMap<>(16, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > limit.maxSubjects();
            }
        };
    }

    /**
     * What a request met.
     *
     * @param allowed whether it may pass
     * @param remaining requests that may follow at once
     * @param retrySeconds whole seconds after which one more may pass; 0 where it may now
     * @param resetSeconds whole seconds after which the full burst is there again
     */
    record Turn(boolean allowed, long remaining, long retrySeconds, long resetSeconds) {}

    Turn take(String subject) {
        ConsumptionProbe probe = bucket(subject).tryConsumeAndReturnRemaining(1);
        return new Turn(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())),
                seconds(probe.getNanosToWaitForReset()));
    }

    /** How many subjects are remembered. */
    synchronized int subjects() {
        return buckets.size();
    }

    private synchronized Bucket bucket(String subject) {
        return buckets.computeIfAbsent(
                subject,
                s -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth
                                .capacity(limit.burst())
                                .refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }
}
