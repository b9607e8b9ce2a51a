package io.openitem.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.openitem.contracts.Fact;
import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.codec.UndecodableFact;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Transience;
import io.openitem.kit.tx.Tx;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Takes facts in exactly once. The effect, the ids of the facts and the offsets are one transaction, so a record that
 * Kafka delivers again, a fact that is published again and a batch that was interrupted change nothing.
 *
 * <p>A batch that fails for a reason of its own is bisected until the fact that cannot be taken in stands alone; that
 * fact and the later ones of its key are parked, everything else moves on. While the database is away the batch waits.
 * What an operator has discarded is passed over whenever it comes.
 */
@ApplicationScoped
public class Inbox {

    private final Transactions transactions;
    private final InboxStore store;
    private final FactCodec codec;
    private final InboxConfig config;
    private final MeterRegistry meters;

    Inbox(Transactions transactions, InboxStore store, FactCodec codec, InboxConfig config, MeterRegistry meters) {
        this.transactions = transactions;
        this.store = store;
        this.codec = codec;
        this.config = config;
        this.meters = meters;
    }

    /** Takes in one poll's records. Completes when all of them are taken in, skipped or parked; never fails. */
    public <F extends Fact> Uni<Void> receive(ConsumerRecords<String, byte[]> polled, Subscription<F> subscription) {
        Map<String, List<ConsumerRecord<String, byte[]>>> byTopic = new HashMap<>();
        polled.forEach(record -> byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                .add(record));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<ConsumerRecord<String, byte[]>> records : byTopic.values()) {
            done = done.chain(() -> attempt(records, subscription));
        }
        return done;
    }

    private <F extends Fact> Uni<Void> attempt(
            List<ConsumerRecord<String, byte[]>> records, Subscription<F> subscription) {
        return patiently(transactions.forWorker(tx -> take(tx, records, subscription)))
                .onFailure()
                .recoverWithUni(failure -> records.size() == 1
                        ? park(records.get(0), subscription, failure)
                        : bisect(records, subscription));
    }

    private <F extends Fact> Uni<Void> bisect(
            List<ConsumerRecord<String, byte[]>> records, Subscription<F> subscription) {
        int middle = records.size() / 2;
        return attempt(records.subList(0, middle), subscription)
                .chain(() -> attempt(records.subList(middle, records.size()), subscription));
    }

    private <F extends Fact> Uni<Void> park(
            ConsumerRecord<String, byte[]> record, Subscription<F> subscription, Throwable failure) {
        Log.errorf(
                failure,
                "%s cannot take in %s-%d@%d; it and the later facts of its key are parked",
                subscription.consumer(),
                record.topic(),
                record.partition(),
                record.offset());
        return untilItHolds(transactions.forWorker(tx -> store.lockOffsets(
                        tx, subscription.consumer(), record.topic(), List.of(record.partition()))
                .chain(offsets -> record.offset() < offset(offsets, record)
                        ? Uni.createFrom().voidItem()
                        : store.park(tx, subscription.consumer(), List.of(ParkedFact.of(record, failure.toString())))
                                .invoke(() -> count(subscription, "parked", 1))
                                .chain(() -> store.saveOffsets(
                                        tx,
                                        subscription.consumer(),
                                        record.topic(),
                                        Map.of(record.partition(), record.offset() + 1))))));
    }

    private <F extends Fact> Uni<Void> take(
            Tx tx, List<ConsumerRecord<String, byte[]>> records, Subscription<F> subscription) {
        String consumer = subscription.consumer();
        String topic = records.get(0).topic();
        Set<Integer> partitions =
                records.stream().map(ConsumerRecord::partition).collect(Collectors.toSet());
        return store.lockOffsets(tx, consumer, topic, partitions).chain(offsets -> {
            List<ConsumerRecord<String, byte[]>> ahead = records.stream()
                    .filter(record -> record.offset() >= offset(offsets, record))
                    .toList();
            count(subscription, "behind", records.size() - ahead.size());
            if (ahead.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Map<Integer, Long> next = new HashMap<>();
            ahead.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
            return wanted(tx, ahead, subscription)
                    .chain(wanted -> wanted.isEmpty() ? Uni.createFrom().voidItem() : apply(tx, wanted, subscription))
                    .chain(() -> store.saveOffsets(tx, consumer, topic, next));
        });
    }

    /** Leaves out what was discarded; a read side that is made anew meets it again, and it is as broken as before. */
    private <F extends Fact> Uni<List<ConsumerRecord<String, byte[]>>> wanted(
            Tx tx, List<ConsumerRecord<String, byte[]>> records, Subscription<F> subscription) {
        return store.discarded(tx, subscription.consumer(), records).map(discarded -> {
            List<ConsumerRecord<String, byte[]>> wanted = records.stream()
                    .filter(record -> discarded.stream().noneMatch(fact -> fact.isOf(record)))
                    .toList();
            count(subscription, "discarded", records.size() - wanted.size());
            return wanted;
        });
    }

    /** Parks what waits behind parked facts and hands the rest to the service. */
    private <F extends Fact> Uni<Void> apply(
            Tx tx, List<ConsumerRecord<String, byte[]>> records, Subscription<F> subscription) {
        Set<String> keys = new LinkedHashSet<>();
        records.forEach(record -> keys.add(ParkedFact.keyOf(record)));
        return store.parkedKeys(tx, subscription.consumer(), keys).chain(parkedKeys -> {
            List<ConsumerRecord<String, byte[]>> free = new ArrayList<>();
            List<ParkedFact> waiting = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                if (parkedKeys.contains(ParkedFact.keyOf(record))) {
                    waiting.add(ParkedFact.of(record, null));
                } else {
                    free.add(record);
                }
            }
            Uni<Void> parked = waiting.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : store.park(tx, subscription.consumer(), waiting)
                            .invoke(() -> count(subscription, "parked", waiting.size()));
            return parked.chain(() -> handle(tx, free, subscription));
        });
    }

    private <F extends Fact> Uni<Void> handle(
            Tx tx, List<ConsumerRecord<String, byte[]>> records, Subscription<F> subscription) {
        List<Received<F>> known = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            switch (codec.decode(record.headers(), record.value())) {
                case FactCodec.Known fact -> known.add(received(fact, subscription.facts()));
                case FactCodec.Unknown unknown -> count(subscription, "unknown", 1);
            }
        }
        if (known.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = known.stream().map(fact -> fact.envelope().id()).toList();
        return store.remember(tx, subscription.consumer(), ids).chain(fresh -> {
            Set<UUID> left = new HashSet<>(fresh);
            List<Received<F>> facts = known.stream()
                    .filter(fact -> left.remove(fact.envelope().id()))
                    .toList();
            count(subscription, "duplicate", known.size() - facts.size());
            count(subscription, "taken", facts.size());
            return facts.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : subscription.handler().handle(tx, facts);
        });
    }

    private static <F extends Fact> Received<F> received(FactCodec.Known known, Class<F> facts) {
        if (!facts.isInstance(known.fact())) {
            throw new UndecodableFact(known.envelope().type() + " does not belong on this topic");
        }
        return new Received<>(known.envelope(), facts.cast(known.fact()));
    }

    /**
     * Takes in what is parked under a key, in order, once its cause is mended.
     *
     * @return how many facts were taken in; fails with the problem of the first that still cannot be, which stays in
     *     place with all behind it, while those before it are taken in
     */
    <F extends Fact> Uni<Integer> replay(String key, Subscription<F> subscription) {
        return replay(key, subscription, config.replayBatch());
    }

    /** A batch that fails is tried with half as many until the fact that cannot be taken in stands alone. */
    private <F extends Fact> Uni<Integer> replay(String key, Subscription<F> subscription, int most) {
        AtomicReference<List<ParkedFact>> tried = new AtomicReference<>(List.of());
        return transactions
                .forWorker(tx -> store.parked(tx, subscription.consumer(), key, most)
                        .invoke(tried::set)
                        .chain(parked -> takeAgain(tx, parked, subscription)))
                .onFailure(failure -> !Transience.isTransient(failure))
                .recoverWithUni(failure -> narrow(Objects.requireNonNull(tried.get()), key, subscription, failure))
                // What arrived meanwhile was parked behind them; go on until nothing is left.
                .chain(done -> done == 0
                        ? Uni.createFrom().item(0)
                        : replay(key, subscription, most).map(more -> done + more));
    }

    private <F extends Fact> Uni<Integer> takeAgain(Tx tx, List<ParkedFact> parked, Subscription<F> subscription) {
        if (parked.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<ConsumerRecord<String, byte[]>> records =
                parked.stream().map(ParkedFact::record).toList();
        return handle(tx, records, subscription)
                .chain(() -> store.unpark(tx, subscription.consumer(), parked))
                .replaceWith(records.size());
    }

    /** Once it stands alone it is known to be broken itself, and not only to wait behind others: that must be seen. */
    private <F extends Fact> Uni<Integer> narrow(
            List<ParkedFact> tried, String key, Subscription<F> subscription, Throwable failure) {
        if (tried.size() > 1) {
            return replay(key, subscription, tried.size() / 2);
        }
        if (tried.isEmpty()) {
            return Uni.createFrom().failure(failure);
        }
        ParkedFact broken = tried.get(0);
        String problem = ParkedFact.problemOf(failure.toString());
        return transactions
                .forWorker(tx -> store.explain(tx, subscription.consumer(), broken, problem))
                .invoke(() -> Log.warnf(failure, "%s still cannot take in %s", subscription.consumer(), broken.place()))
                .chain(() -> Uni.createFrom()
                        .failure(new ProblemException(
                                ProblemTypes.FACT_NOT_TAKEN_IN.because(broken.place() + ": " + problem))));
    }

    private <T> Uni<T> patiently(Uni<T> work) {
        return work.onFailure(Transience::isTransient)
                .invoke(failure -> Log.warnf("The database did not take a batch, trying again: %s", failure))
                .onFailure(Transience::isTransient)
                .retry()
                .withBackOff(config.retryWait(), config.retryWaitMax())
                .indefinitely();
    }

    /**
     * There is no other place for a fact that cannot be parked: to pass over it would lose it, to give up would stop the
     * consumer for good. So it is tried until it holds, and the consumer's lag shows that something is wrong.
     */
    private <T> Uni<T> untilItHolds(Uni<T> work) {
        return work.onFailure()
                .invoke(failure -> Log.errorf("A fact could not be parked, trying again: %s", failure))
                .onFailure()
                .retry()
                .withBackOff(config.retryWait(), config.retryWaitMax())
                .indefinitely();
    }

    private static long offset(Map<Integer, Long> offsets, ConsumerRecord<String, byte[]> record) {
        return offsets.getOrDefault(record.partition(), 0L);
    }

    private void count(Subscription<?> subscription, String outcome, int facts) {
        if (facts > 0) {
            meters.counter("openitem.inbox.facts", "consumer", subscription.consumer(), "outcome", outcome)
                    .increment(facts);
        }
    }
}
