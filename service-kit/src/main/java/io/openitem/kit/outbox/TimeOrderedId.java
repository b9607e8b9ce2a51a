package io.openitem.kit.outbox;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of real time in milliseconds, then a counter, then randomness. Those of one
 * process rise strictly, so that rows written together lie together in their index.
 */
public final class TimeOrderedId {

    /** Milliseconds in the upper 52 bits, a counter within the millisecond in the lower 12. */
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedId() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.accumulateAndGet(now, (last, candidate) -> Math.max(last + 1, candidate));
        long high = ((stamp >>> 12) << 16) | 0x7000L | (stamp & 0xFFF);
        long low = (ThreadLocalRandom.current().nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
