package io.openitem.kit.sample;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.outbox.TimeOrderedId;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** What the tests on the sample have in common: running work, and carrying outbox rows to records by hand. */
@ApplicationScoped
class SampleWorld {

    static final LegalEntityId DE01 = new LegalEntityId("DE01");
    static final LegalEntityId FR01 = new LegalEntityId("FR01");
    static final String TOPIC = "openitem.invoice.v1";

    private static final List<String> HEADERS = List.of(
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_subject",
            "ce_time",
            "ce_businessdate",
            "ce_legalentity",
            "ce_customerid",
            "ce_aggregateversion",
            "ce_causationid",
            "ce_traceparent");

    private final Transactions transactions;
    private final TallyHandler handler;

    SampleWorld(Transactions transactions, TallyHandler handler) {
        this.transactions = transactions;
        this.handler = handler;
    }

    static CustomerId newCustomer() {
        return new CustomerId(TimeOrderedId.next());
    }

    static Tally.Command add(CustomerId customer, long minor) {
        return new Tally.Command.Add(customer, DE01, Money.ofMinor(minor, "EUR"));
    }

    static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T asWorker(Function<Tx, Uni<T>> work) {
        return await(transactions.forWorker(work));
    }

    <T> T asCaller(Set<LegalEntityId> entities, Function<Tx, Uni<T>> work) {
        return await(transactions.forCaller(entities, work));
    }

    void run(Tally.Command... commands) {
        asWorker(tx -> handler.handleAll(tx, Arrays.asList(commands)));
    }

    /** The tally's total, whether it is closed, and its version; absent where there is none. */
    @Nullable
    String tally(CustomerId customer) {
        return asWorker(tx -> tx.sql("select total_minor, closed, version from tally where customer_id = :id")
                .bind("id", customer.value())
                .first(row -> row.number(0) + " " + row.flag(1) + " " + row.number(2)));
    }

    /** The projection's total, its number of facts and the versions in the order they were taken in. */
    @Nullable
    String projection(CustomerId customer) {
        return asWorker(tx -> tx.sql("select total_minor, facts, cast(versions as text) from tally_projection"
                        + " where customer_id = :id")
                .bind("id", customer.value())
                .first(row -> row.number(0) + " " + row.number(1) + " " + row.text(2)));
    }

    /** What the outbox holds of a customer: the facts without what differs from run to run. */
    List<String> facts(CustomerId customer) {
        return asWorker(tx -> tx.sql("select type, aggregate_version, event_key, legal_entity, business_date,"
                        + " cast(cast(payload as jsonb) - 'invoice' - 'customer' as text)"
                        + " from outbox where customer_id = :id order by seq")
                .bind("id", customer.toString())
                .list(row -> row.text(0) + " " + row.text(1) + " " + row.text(2).equals(customer.toString()) + " "
                        + row.text(3) + " " + row.text(4) + " " + row.text(5)));
    }

    /** The outbox rows of these customers as the records that Debezium makes of them, offsets from {@code base}. */
    List<ConsumerRecord<String, byte[]>> records(int partition, long base, CustomerId... customers) {
        String[] keys = Arrays.stream(customers).map(CustomerId::toString).toArray(String[]::new);
        List<ConsumerRecord<String, byte[]>> made = asWorker(tx -> tx.sql(
                        "select cast(id as text), type, source, subject, time, business_date, legal_entity, customer_id,"
                                + " aggregate_version, causation_id, traceparent, event_key, payload from outbox"
                                + " where event_key = any(cast(:keys as text[])) order by seq")
                .bind("keys", keys)
                .list(row -> record(partition, 0, row.text(11), row.text(12), headers(row))));
        List<ConsumerRecord<String, byte[]>> numbered = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            ConsumerRecord<String, byte[]> r = made.get(i);
            numbered.add(
                    record(partition, base + i, r.key(), new String(r.value(), StandardCharsets.UTF_8), r.headers()));
        }
        return numbered;
    }

    static ConsumerRecord<String, byte[]> record(
            int partition,
            long offset,
            String key,
            String value,
            Iterable<org.apache.kafka.common.header.Header> headers) {
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(headers),
                java.util.Optional.empty());
    }

    static ConsumerRecords<String, byte[]> polled(List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new HashMap<>();
        records.forEach(record -> byPartition
                .computeIfAbsent(new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>())
                .add(record));
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    private static RecordHeaders headers(Row row) {
        RecordHeaders headers = new RecordHeaders();
        for (int i = 0; i < HEADERS.size(); i++) {
            String text = row.textOrNull(i);
            if (text != null) {
                headers.add(HEADERS.get(i), text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
