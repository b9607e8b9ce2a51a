package io.openitem.kit.inbox;

import io.openitem.kit.tx.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What waits for an operator, and its way back in. */
@ApplicationScoped
public class ParkedFacts {

    private final Transactions transactions;
    private final InboxStore store;
    private final Inbox inbox;
    private final InboxLag lag;
    private final Map<String, Subscription<?>> subscriptions = new ConcurrentHashMap<>();

    ParkedFacts(Transactions transactions, InboxStore store, Inbox inbox, InboxLag lag) {
        this.transactions = transactions;
        this.store = store;
        this.inbox = inbox;
        this.lag = lag;
    }

    /** A consumer's own constructor would be too late: it runs when the first fact arrives. */
    void register(@Observes StartupEvent start, @Any Instance<Subscriber> subscribers) {
        for (Subscriber subscriber : subscribers) {
            Subscription<?> subscription = subscriber.subscription();
            subscriptions.put(subscription.consumer(), subscription);
            lag.watch(subscription);
        }
    }

    /** At most {@code limit} keys, the longest waiting first. */
    public Uni<List<ParkedKey>> list(int limit) {
        return transactions.forWorker(tx -> store.parkedKeys(tx, limit));
    }

    /**
     * Takes in all facts parked under a key, in order.
     *
     * @return how many; fails with {@link IllegalArgumentException} for an unknown consumer and with the fact's own
     *     problem where one still cannot be taken in
     */
    public Uni<Integer> replay(String consumer, String key) {
        Subscription<?> subscription = subscriptions.get(consumer);
        if (subscription == null) {
            return Uni.createFrom().failure(new IllegalArgumentException("No consumer is named " + consumer));
        }
        return inbox.replay(key, subscription);
    }
}
