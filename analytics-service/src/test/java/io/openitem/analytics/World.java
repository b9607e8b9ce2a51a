package io.openitem.analytics;

import io.openitem.analytics.Ledger.Published;
import io.openitem.analytics.messaging.DunningConsumer;
import io.openitem.analytics.messaging.InvoiceConsumer;
import io.openitem.analytics.messaging.PaymentConsumer;
import io.openitem.analytics.messaging.ReferenceConsumer;
import io.openitem.analytics.messaging.RiskConsumer;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.Fact;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.tx.Transactions;
import io.openitem.testing.stack.TestStack;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Hands facts in and looks at what became of them. */
@ApplicationScoped
class World {

    private static final List<String> TABLES =
            List.of("kpi_day", "item", "item_move", "customer", "timeline", "legal_entity");

    private final Inbox inbox;
    private final InvoiceConsumer invoices;
    private final ReferenceConsumer references;
    private final PaymentConsumer payments;
    private final DunningConsumer dunning;
    private final RiskConsumer risk;
    private final FactCodec codec;
    private final Transactions transactions;

    World(
            Inbox inbox,
            InvoiceConsumer invoices,
            ReferenceConsumer references,
            PaymentConsumer payments,
            DunningConsumer dunning,
            RiskConsumer risk,
            FactCodec codec,
            Transactions transactions) {
        this.inbox = inbox;
        this.invoices = invoices;
        this.references = references;
        this.payments = payments;
        this.dunning = dunning;
        this.risk = risk;
        this.codec = codec;
        this.transactions = transactions;
    }

    /** Hands facts to the inbox as one poll of a partition that no real topic has, from {@code offset} on. */
    void receive(int partition, long offset, List<Published> facts) {
        Map<Fact.Topic, List<ConsumerRecord<String, byte[]>>> records = new EnumMap<>(Fact.Topic.class);
        for (int i = 0; i < facts.size(); i++) {
            Published fact = facts.get(i);
            records.computeIfAbsent(fact.fact().topic(), topic -> new ArrayList<>())
                    .add(consumed(partition, offset + i, fact));
        }
        await(inbox.receive(polled(records.getOrDefault(Fact.Topic.INVOICE, List.of())), invoices.subscription()));
        await(inbox.receive(polled(records.getOrDefault(Fact.Topic.PAYMENT, List.of())), payments.subscription()));
        await(inbox.receive(polled(records.getOrDefault(Fact.Topic.DUNNING, List.of())), dunning.subscription()));
        await(inbox.receive(polled(records.getOrDefault(Fact.Topic.RISK, List.of())), risk.subscription()));
        await(inbox.receive(polled(records.getOrDefault(Fact.Topic.REFERENCE, List.of())), references.subscription()));
    }

    /** All of a legal entity's projection as text, table by table, in the order of their keys. */
    List<String> projection(LegalEntityId entity) {
        List<String> all = new ArrayList<>();
        for (String table : TABLES) {
            all.addAll(rows(
                    "select cast(t as text) from " + table + " t where legal_entity = :entity order by 1", entity));
        }
        return all;
    }

    /** What each day changed for everybody: sales, withdrawals, receivables and what is overdue, with their counts. */
    List<String> days(LegalEntityId entity) {
        return rows("""
            select concat_ws(' ', currency, day, issued_minor, issued_count, cancelled_minor, cancelled_count,
                receivable_minor, receivable_count, overdue_minor, overdue_count)
            from kpi_day where legal_entity = :entity and slice = 'all'
                and (issued_minor, cancelled_minor, receivable_minor, overdue_minor) <> (0, 0, 0, 0)
            order by currency, day
            """, entity);
    }

    private List<String> rows(String sql, LegalEntityId entity) {
        return await(transactions.forWorker(
                tx -> tx.sql(sql).bind("entity", entity.value()).list(row -> row.text(0))));
    }

    /** How many days of {@code entity} somebody sees whose scope is {@code scope}. */
    long daysSeen(Set<LegalEntityId> scope, LegalEntityId entity) {
        return await(transactions.forCaller(
                scope,
                tx -> tx.sql("select count(*) from kpi_day where legal_entity = :entity")
                        .bind("entity", entity.value())
                        .list(row -> row.number(0))
                        .map(List::getFirst)));
    }

    /** Runs a statement as a role of the database. */
    static void execute(String role, String sql) throws SQLException {
        try (Connection connection = TestStack.shared().postgres().as(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The record as the connector would write it. */
    ProducerRecord<String, byte[]> produced(Published fact) {
        return new ProducerRecord<>(
                fact.fact().topic().topicName(), null, fact.key(), value(fact), headers(fact.envelope()));
    }

    private ConsumerRecord<String, byte[]> consumed(int partition, long offset, Published fact) {
        return new ConsumerRecord<>(
                fact.fact().topic().topicName(),
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                fact.key(),
                value(fact),
                headers(fact.envelope()),
                java.util.Optional.empty());
    }

    private byte[] value(Published fact) {
        return codec.encode(fact.fact()).getBytes(StandardCharsets.UTF_8);
    }

    private static RecordHeaders headers(Envelope envelope) {
        Map<String, String> texts = new HashMap<>();
        texts.put("ce_specversion", "1.0");
        texts.put("ce_id", envelope.id().toString());
        texts.put("ce_type", envelope.type());
        texts.put("ce_source", envelope.source());
        texts.put("ce_subject", envelope.subject());
        texts.put("ce_time", envelope.time().toString());
        texts.put("ce_businessdate", envelope.businessDate().toString());
        texts.put("ce_legalentity", envelope.legalEntity().value());
        if (envelope.customerId() != null) {
            texts.put("ce_customerid", envelope.customerId().toString());
        }
        texts.put("ce_aggregateversion", Long.toString(envelope.aggregateVersion()));
        RecordHeaders headers = new RecordHeaders();
        texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static ConsumerRecords<String, byte[]> polled(List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new HashMap<>();
        records.forEach(record -> byPartition
                .computeIfAbsent(new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>())
                .add(record));
        return new ConsumerRecords<>(byPartition, Map.of());
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
}
