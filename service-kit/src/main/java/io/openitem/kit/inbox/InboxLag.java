package io.openitem.kit.inbox;

import io.openitem.contracts.Fact;
import io.openitem.kit.tx.CallersContext;
import io.openitem.kit.tx.Transactions;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
        Map<String, Fact.Topic> watched = watched();
        List<String> names =
                watched.values().stream().map(Fact.Topic::topicName).distinct().toList();
        // The ends first: then nothing behind means that everything up to them has taken effect.
        return uni(admin().describeTopics(names).allTopicNames())
                .chain(described -> uni(admin().listOffsets(latest(described)).all()))
                .chain(ends -> transactions.forWorker(store::offsets).map(stored -> behind(watched, ends, stored)));
    }

    private synchronized Map<String, Fact.Topic> watched() {
        return new LinkedHashMap<>(topics);
    }

    private static Map<String, Long> behind(
            Map<String, Fact.Topic> watched,
            Map<TopicPartition, ListOffsetsResultInfo> ends,
            Map<String, Map<TopicPartition, Long>> stored) {
        Map<String, Long> behind = new LinkedHashMap<>();
        watched.forEach((consumer, topic) ->
                behind.put(consumer, missing(topic.topicName(), ends, stored.getOrDefault(consumer, Map.of()))));
        return behind;
    }

    private static long missing(
            String topic, Map<TopicPartition, ListOffsetsResultInfo> ends, Map<TopicPartition, Long> stored) {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .mapToLong(end -> Math.max(0, end.getValue().offset() - stored.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private static Map<TopicPartition, OffsetSpec> latest(Map<String, TopicDescription> topics) {
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
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
