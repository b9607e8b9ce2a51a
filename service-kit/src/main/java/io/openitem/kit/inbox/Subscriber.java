package io.openitem.kit.inbox;

/**
 * A consumer of facts. The kit asks every one for its subscription when the service starts, so that what it has not
 * taken in is counted, and what is parked can be replayed, before the first fact has arrived.
 */
@FunctionalInterface
public interface Subscriber {

    Subscription<?> subscription();
}
