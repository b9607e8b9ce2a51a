package io.openitem.kit.inbox;

/**
 * A record that was taken out for good, and where it stands in its topic.
 *
 * @param consumer who could not take it in
 * @param key the record's key, mostly a customer
 * @param problem why it could not be taken in
 * @param waiting how many facts of the key wait behind it and can be replayed now
 */
public record DiscardedFact(
        String consumer, String key, String topic, int partition, long offset, String problem, long waiting) {}
