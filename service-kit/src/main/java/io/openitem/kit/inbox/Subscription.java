package io.openitem.kit.inbox;

import io.openitem.contracts.Fact;

/**
 * Who takes in what.
 *
 * @param consumer the name under which progress is kept; the same as the Kafka group
 * @param facts the sealed interface of the facts the topic carries
 * @param handler what is done with them
 */
public record Subscription<F extends Fact>(String consumer, Class<F> facts, FactHandler<F> handler) {}
