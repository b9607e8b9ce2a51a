package io.openitem.invoice;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.payment.v1.AllocationProposed;
import io.openitem.contracts.payment.v1.PaymentFact;
import io.openitem.contracts.payment.v1.PaymentReversed;
import io.openitem.invoice.messaging.PaymentConsumer;
import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Hands the ledger facts of cash application, in whatever disorder a test wants; partitions no real topic has. */
@ApplicationScoped
class CashApplication {

    private static final AtomicInteger OFFSET = new AtomicInteger();
    private static final int PARTITION = 5_000;

    private final Inbox inbox;
    private final PaymentConsumer consumer;
    private final FactCodec codec;

    CashApplication(Inbox inbox, PaymentConsumer consumer, FactCodec codec) {
        this.inbox = inbox;
        this.consumer = consumer;
        this.codec = codec;
    }

    /** A fact as it was published. */
    record Published(UUID id, String entity, PaymentFact fact) {}

    static Published proposed(
            String entity, AllocationId allocation, PaymentId payment, String customer, String invoice, String amount) {
        return new Published(
                UUID.randomUUID(),
                entity,
                new AllocationProposed(
                        payment,
                        CustomerId.parse(customer),
                        allocation,
                        InvoiceId.parse(invoice),
                        Money.parse(amount, "EUR"),
                        LocalDate.parse("2026-03-20"),
                        new ReasonCode("rf-reference")));
    }

    static Published reversed(String entity, PaymentId payment, String customer, String day) {
        return new Published(
                UUID.randomUUID(),
                entity,
                new PaymentReversed(
                        payment,
                        new ReasonCode("returned-by-bank"),
                        LocalDate.parse(day),
                        Money.parse("1.00", "EUR"),
                        CustomerId.parse(customer)));
    }

    static PaymentId payment() {
        return new PaymentId(UUID.randomUUID());
    }

    static AllocationId allocation() {
        return new AllocationId(UUID.randomUUID());
    }

    /** Hands facts in as one poll. */
    void receive(Published... facts) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> polled = new HashMap<>();
        polled.put(
                new TopicPartition("openitem.payment.v1", PARTITION),
                List.of(facts).stream().map(this::record).toList());
        LedgerWorld.await(inbox.receive(new ConsumerRecords<>(polled, Map.of()), consumer.subscription()));
    }

    private ConsumerRecord<String, byte[]> record(Published published) {
        PaymentFact fact = published.fact();
        Map<String, String> texts = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                published.id().toString(),
                "ce_type",
                codec.type(fact),
                "ce_source",
                "/openitem/payment-service",
                "ce_subject",
                fact.payment().toString(),
                "ce_time",
                "2026-03-20T12:00:00Z",
                "ce_businessdate",
                "2026-03-20",
                "ce_legalentity",
                new LegalEntityId(published.entity()).value(),
                "ce_customerid",
                fact.key(),
                "ce_aggregateversion",
                "2");
        RecordHeaders headers = new RecordHeaders();
        texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                "openitem.payment.v1",
                PARTITION,
                OFFSET.getAndIncrement(),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                fact.key(),
                codec.encode(fact).getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }
}
