package io.openitem.kit.inbox;

import io.openitem.kit.tx.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts every assigned partition where the database says it stopped, not where Kafka does: the two differ after a
 * crash, a restored backup or a rebuild, and only the database knows what took effect.
 */
@ApplicationScoped
@Identifier("inbox")
public class InboxRebalance implements KafkaConsumerRebalanceListener {

    private final Transactions transactions;
    private final InboxStore store;

    InboxRebalance(Transactions transactions, InboxStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> kafka, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        String consumer = kafka.groupMetadata().groupId();
        Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
        Map<TopicPartition, Long> stored = offsets(consumer, partitions, ends);
        partitions.forEach(partition -> kafka.seek(partition, stored.getOrDefault(partition, 0L)));
    }

    /** Stored offsets, none beyond its partition's end: a topic that lost its tail would otherwise be skipped in silence. */
    private Map<TopicPartition, Long> offsets(
            String consumer, Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (String topic : partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet())) {
            Map<Integer, Long> found = await(transactions.forWorker(
                    tx -> store.cutOffsets(tx, consumer, ends).chain(() -> store.offsets(tx, consumer, topic))));
            found.forEach((partition, offset) -> offsets.put(new TopicPartition(topic, partition), offset));
        }
        Log.debugf("%s starts at %s", consumer, offsets);
        return offsets;
    }

    private static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable e) {
            throw new IllegalStateException("Stored offsets could not be read; the assignment will be tried again", e);
        }
    }
}
