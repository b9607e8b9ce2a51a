package io.openitem.systemtests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic read from its first record to its end. */
final class Topic {

    private Topic() {}

    /** One record; of each id only the first, as every consumer keeps it. */
    record Event(String id, String type, String key, String subject, long version, String legalEntity, String value) {}

    /** All facts, in order per partition; facts published again are left out, and so counted once. */
    static List<Event> read(String bootstrapServers, String topic) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers, "enable.auto.commit", "false", "max.poll.records", "5000");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Event> events = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    Event event = event(record);
                    if (seen.add(event.id())) {
                        events.add(event);
                    }
                }
            }
            return events;
        }
    }

    /** The versions of each aggregate in the order in which they stand in the topic. */
    static Map<String, List<Long>> versions(List<Event> events) {
        Map<String, List<Long>> versions = new LinkedHashMap<>();
        events.forEach(event -> versions.computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                .add(event.version()));
        return versions;
    }

    private static Event event(ConsumerRecord<String, String> record) {
        return new Event(
                header(record, "ce_id"),
                header(record, "ce_type").replaceFirst(".*\\.", ""),
                record.key(),
                header(record, "ce_subject"),
                Long.parseLong(header(record, "ce_aggregateversion")),
                header(record, "ce_legalentity"),
                record.value());
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
