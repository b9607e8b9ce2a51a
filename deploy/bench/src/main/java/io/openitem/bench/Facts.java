package io.openitem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.local.LogMark;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where the facts are: written to an outbox, published to a topic, taken in by every service. */
final class Facts implements AutoCloseable {

    static final String OF_INVOICES = "openitem.invoice.v1";
    static final String OF_PAYMENTS = "openitem.payment.v1";

    private static final List<String> TOPICS =
            List.of("openitem.reference.v1", OF_INVOICES, OF_PAYMENTS, "openitem.dunning.v1", "openitem.risk.v1");

    private static final List<String> SERVICES = List.of("invoice", "payment", "dunning", "risk", "analytics");

    /** As long as the launcher waits for quiescence. */
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Gateway gateway;
    private final Database database;
    private final Admin admin;
    private final Map<String, Map<TopicPartition, OffsetSpec>> partitions = new HashMap<>();

    /** Outbox rows less records at a moment at which all were published: rows that were rolled back left gaps. */
    private long neverPublished;

    Facts(Gateway gateway, Database database, String bootstrapServers) {
        this.gateway = gateway;
        this.database = database;
        this.admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
    }

    /** Something that can be asked until it is so. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** @throws IllegalStateException when it does not hold in time; {@code what} says what was waited for */
    static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not within " + AT_MOST.toMinutes() + " minutes: " + what);
            }
            Thread.sleep(POLL);
        }
    }

    /** How many facts there are in all topics. */
    long published() throws ExecutionException, InterruptedException {
        long facts = 0;
        for (String topic : TOPICS) {
            facts += published(topic);
        }
        return facts;
    }

    /** How many facts there are in a topic. */
    synchronized long published(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = partitions.get(topic);
        if (ends == null) {
            ends = new HashMap<>();
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
            for (var description : described.values()) {
                for (var partition : description.partitions()) {
                    ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
                }
            }
            partitions.put(topic, ends);
        }
        Collection<ListOffsetsResultInfo> offsets =
                admin.listOffsets(ends).all().get().values();
        return offsets.stream().mapToLong(ListOffsetsResultInfo::offset).sum();
    }

    /** Rows that the outboxes were ever given. */
    private long written() throws SQLException {
        long rows = 0;
        for (String service : SERVICES) {
            rows += database.lastFact(service);
        }
        return rows;
    }

    /** How far the consumer that is furthest behind is, and what is not published yet besides. */
    long backlog() throws Exception {
        long unpublished = written() - published() - neverPublished;
        long furthest = 0;
        for (String service : SERVICES) {
            for (long behind : behind(service)) {
                furthest = Math.max(furthest, behind);
            }
        }
        return Math.max(0, unpublished) + furthest;
    }

    private List<Long> behind(String service) throws IOException, InterruptedException {
        JsonNode behind =
                JSON.readTree(gateway.getInternal(service, "/internal/lag")).path("behind");
        return behind.properties().stream()
                .map(entry -> entry.getValue().asLong())
                .toList();
    }

    private boolean isTakenIn() throws IOException, InterruptedException {
        for (String service : SERVICES) {
            if (behind(service).stream().anyMatch(behind -> behind > 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits until every outbox is published and no consumer of any service is behind, and nothing new came of it: what
     * the launcher calls quiescence, without its rounds of calm.
     *
     * @return the moment of {@link System#nanoTime} at which it was found to be so
     */
    long awaitEverywhere() throws Exception {
        while (true) {
            long before = written();
            awaitPublished();
            await("consumers are behind", this::isTakenIn);
            long quiet = System.nanoTime();
            if (written() == before) {
                neverPublished = before - published();
                return quiet;
            }
        }
    }

    private void awaitPublished() throws Exception {
        try (Connection connection = database.connect()) {
            LogMark mark = LogMark.set(connection);
            await("the outbox is published up to " + mark.position(), () -> mark.isPassed(connection));
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
