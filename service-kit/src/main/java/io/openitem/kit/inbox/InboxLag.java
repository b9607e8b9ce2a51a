package io.openitem.kit.inbox;

import io.openitem.contracts.Fact;
import io.openitem.kit.tx.CallersContext;
import io.openitem.kit.tx.Transactions;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far each consumer is behind: the end of its topic less what has taken effect in the database. */
@ApplicationScoped
public class InboxLag {

    private final Transactions transactions;
    private final InboxStore store;
    private final Map<String, Object> kafkaConfig;
    private final Map<String, Fact.Topic> topics = new LinkedHashMap<>();
    private @Nullable Admin admin;

    InboxLag(
            Transactions transactions,
            InboxStore store,
            @Identifier("default-kafka-broker") Map<String, Object> kafkaConfig) {
        this.transactions = transactions;
        this.store = store;
        this.kafkaConfig = kafkaConfig;
    }

    synchronized void watch(Subscription<?> subscription) {
        for (Fact.Topic topic : Fact.Topic.values()) {
            if (topic.facts() == subscription.facts()) {
                topics.put(subscription.consumer(), topic);
            }
        }
    }

    /** Records not yet taken in, by consumer; parked ones count as taken in. */
    public Uni<Map<String, Long>> behind() {
        List<Map.Entry<String, Fact.Topic>> watched = new ArrayList<>(topics.entrySet());
        Map<String, Long> behind = new LinkedHashMap<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<String, Fact.Topic> entry : watched) {
            String topic = entry.getValue().topicName();
            done = done.chain(() -> ends(topic))
                    .chain(ends -> transactions
                            .forWorker(tx -> store.offsets(tx, entry.getKey(), topic))
                            .invoke(stored -> behind.put(entry.getKey(), missing(ends, stored))))
                    .replaceWithVoid();
        }
        return done.replaceWith(behind);
    }

    private static long missing(Map<Integer, Long> ends, Map<Integer, Long> stored) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - stored.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Uni<Map<Integer, Long>> ends(String topic) {
        return uni(admin().describeTopics(List.of(topic)).allTopicNames())
                .chain(described ->
                        uni(admin().listOffsets(latest(described.get(topic))).all()))
                .map(InboxLag::byPartition);
    }

    private static Map<TopicPartition, OffsetSpec> latest(@Nullable TopicDescription topic) {
        return topic == null
                ? Map.of()
                : topic.partitions().stream()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(topic.name(), partition.partition()),
                                partition -> OffsetSpec.latest()));
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        Map<Integer, Long> ends = new HashMap<>();
        offsets.forEach((partition, info) -> ends.put(partition.partition(), info.offset()));
        return ends;
    }

    /** The future completes on a thread of Kafka's; what follows must run where the caller's transaction may. */
    private static <T> Uni<T> uni(KafkaFuture<T> future) {
        return CallersContext.keep(Uni.createFrom().completionStage(future.toCompletionStage()));
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> config = new HashMap<>();
            config.put("bootstrap.servers", kafkaConfig.getOrDefault("bootstrap.servers", "localhost:9092"));
            config.put("client.id", "openitem-lag");
            admin = Admin.create(config);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
