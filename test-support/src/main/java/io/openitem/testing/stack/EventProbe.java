package io.openitem.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Collects what appears on topics, without a consumer group, so that it disturbs nobody. Order is kept within a
 * partition, and so within a key.
 */
public final class EventProbe implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration READY = Duration.ofSeconds(60);
    /** How long after the last expected event none more may come. */
    private static final Duration SETTLE = Duration.ofMillis(300);

    private final List<SeenEvent> seen = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private EventProbe(String bootstrapServers, List<String> topics, boolean fromStart) {
        this.reader =
                Thread.ofPlatform().daemon().name("event-probe").start(() -> read(bootstrapServers, topics, fromStart));
    }

    /** Sees what is written after this call has returned. */
    public static EventProbe fromNow(String bootstrapServers, String... topics) {
        return new EventProbe(bootstrapServers, List.of(topics), false).awaitReady();
    }

    /** Sees all that the topics hold and what is written later. */
    public static EventProbe fromStart(String bootstrapServers, String... topics) {
        return new EventProbe(bootstrapServers, List.of(topics), true).awaitReady();
    }

    /** What was seen so far. */
    public List<SeenEvent> seen() {
        throwFailure();
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    /** What was seen so far and is of interest. */
    public List<SeenEvent> seen(Predicate<SeenEvent> mine) {
        return seen().stream().filter(mine).toList();
    }

    /** Waits until at least so many of interest were seen. */
    public List<SeenEvent> await(int count, Predicate<SeenEvent> mine, Duration atMost) {
        return Awaitility.await("at least " + count + " events")
                .atMost(atMost)
                .pollInterval(POLL)
                .until(() -> seen(mine), found -> found.size() >= count);
    }

    /**
     * Waits until the events of interest are exactly these, in this order, and no further one follows for a moment.
     *
     * @param aspect what of an event is compared, for example its type
     * @throws AssertionError with the difference when they are not within the time
     */
    public <T> List<SeenEvent> awaitExactly(
            Duration atMost, Predicate<SeenEvent> mine, Function<SeenEvent, T> aspect, List<T> expected) {
        Awaitility.await("exactly " + expected)
                .atMost(atMost)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(seen(mine)).extracting(aspect).containsExactlyElementsOf(expected));
        try {
            Thread.sleep(SETTLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(seen(mine)).extracting(aspect).containsExactlyElementsOf(expected);
        return seen(mine);
    }

    /** Events of one key. */
    public static Predicate<SeenEvent> withKey(String key) {
        return event -> key.equals(event.key());
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join(READY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventProbe awaitReady() {
        try {
            if (!ready.await(READY.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Kafka did not answer within " + READY.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
        return this;
    }

    private void throwFailure() {
        var thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("the probe stopped reading", thrown);
        }
    }

    private void read(String bootstrapServers, List<String> topics, boolean fromStart) {
        try (var consumer = consumer(bootstrapServers)) {
            position(consumer, topics, fromStart);
            ready.countDown();
            while (!closed) {
                for (var record : consumer.poll(POLL)) {
                    synchronized (seen) {
                        seen.add(seen(record));
                    }
                }
            }
        } catch (RuntimeException e) {
            failure = e;
            ready.countDown();
        }
    }

    private static Consumer<String, String> consumer(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    /** Positions are fetched now: left to the first poll, "now" would be later than the caller thinks. */
    private static void position(Consumer<String, String> consumer, List<String> topics, boolean fromStart) {
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromStart) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        partitions.forEach(consumer::position);
    }

    private static SeenEvent seen(ConsumerRecord<String, String> record) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new SeenEvent(
                record.topic(), record.partition(), record.offset(), record.key(), headers, record.value());
    }
}
