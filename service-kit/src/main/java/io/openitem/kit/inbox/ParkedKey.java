package io.openitem.kit.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key whose facts wait for an operator.
 *
 * @param consumer who could not take them in
 * @param key the records' key, mostly a customer
 * @param facts how many wait
 * @param since when the first was parked, in real time
 * @param problem why the first could not be taken in
 */
public record ParkedKey(
        String consumer,
        String key,
        long facts,
        Instant since,
        @Nullable String problem) {}
