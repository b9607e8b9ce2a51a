package io.openitem.kit.inbox;

import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What waits for an operator, and its way back in or out. */
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
     * @return how many; fails with a problem for an unknown consumer and where a fact still cannot be taken in; those
     *     before it are taken in all the same
     */
    public Uni<Integer> replay(String consumer, String key) {
        Subscription<?> subscription = subscriptions.get(consumer);
        if (subscription == null) {
            return Uni.createFrom()
                    .failure(new ProblemException(
                            ProblemTypes.NOT_FOUND.because("No consumer here is named " + consumer + ".")));
        }
        return inbox.replay(key, subscription);
    }

    /**
     * Takes the oldest fact parked under a key out for good: it is kept with the reason, and passed over should it come
     * again. One that only waits behind another is refused, so that a command given twice loses nothing that is sound.
     *
     * @param reason why it is given up, for whoever asks later
     * @param by who gives it up
     * @return what was taken out; fails with a problem where nothing is parked, and where the oldest only waits
     */
    public Uni<DiscardedFact> discard(String consumer, String key, String reason, String by) {
        return transactions
                .forWorker(tx -> store.parked(tx, consumer, key, 1)
                        .chain(oldest -> discard(
                                tx, consumer, key, broken(oldest, consumer, key), ParkedFact.storable(reason), by)))
                .invoke(discarded -> Log.warnf(
                        "%s-%d@%d is discarded for %s by %s: %s",
                        discarded.topic(),
                        discarded.partition(),
                        discarded.offset(),
                        consumer,
                        by,
                        discarded.problem()));
    }

    private Uni<DiscardedFact> discard(Tx tx, String consumer, String key, Broken broken, String reason, String by) {
        ParkedFact fact = broken.fact();
        return store.discard(tx, consumer, fact, reason, by)
                .chain(() -> store.waiting(tx, consumer, key))
                .map(waiting -> new DiscardedFact(
                        consumer, key, fact.topic(), fact.partition(), fact.offset(), broken.problem(), waiting));
    }

    /** A fact of which is known that it cannot be taken in. */
    private record Broken(ParkedFact fact, String problem) {}

    private static Broken broken(List<ParkedFact> oldest, String consumer, String key) {
        if (oldest.isEmpty()) {
            throw new ProblemException(
                    ProblemTypes.NOT_FOUND.because("Nothing is parked for " + consumer + " under " + key + "."));
        }
        ParkedFact fact = oldest.get(0);
        String problem = fact.problem();
        if (problem == null) {
            throw new ProblemException(ProblemTypes.CONFLICTING_CHANGE.because(
                    "The oldest fact parked for " + consumer + " under " + key + " only waited behind another."
                            + " Replay it; if it cannot be taken in, it can be discarded."));
        }
        return new Broken(fact, problem);
    }
}
