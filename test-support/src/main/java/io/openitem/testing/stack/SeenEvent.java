package io.openitem.testing.stack;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record as it was found on a topic.
 *
 * @param key absent where the record has none
 * @param headers by name; a header whose value is null counts as absent, as it does for every reader
 * @param value as text; absent for a tombstone
 */
public record SeenEvent(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value) {

    /** The CloudEvents type, or an empty text where it has none. */
    public String type() {
        return headers.getOrDefault("ce_type", "");
    }

    /** The CloudEvents id, or an empty text where it has none. */
    public String id() {
        return headers.getOrDefault("ce_id", "");
    }
}
