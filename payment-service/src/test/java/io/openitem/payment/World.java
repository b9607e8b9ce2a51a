package io.openitem.payment;

import static io.restassured.RestAssured.given;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.tx.Transactions;
import io.openitem.payment.Ledger.Proposal;
import io.openitem.payment.Ledger.Published;
import io.openitem.payment.messaging.InvoiceConsumer;
import io.openitem.payment.messaging.ReferenceConsumer;
import io.openitem.testing.documents.Fields;
import io.openitem.testing.tokens.Tokens;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Hands the ledger's facts in by hand, calls the API, and looks at what was published. */
@ApplicationScoped
class World {

    private static final RestAssuredConfig LINES_ARE_TEXT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                    .encodeContentTypeAs("application/xml", ContentType.TEXT));

    /** No real topic has them; each poll comes from one of its own, so that several may come at once. */
    private static final AtomicInteger PARTITION = new AtomicInteger(6_000);

    private final Inbox inbox;
    private final InvoiceConsumer invoices;
    private final ReferenceConsumer references;
    private final FactCodec codec;
    private final Transactions transactions;

    World(
            Inbox inbox,
            InvoiceConsumer invoices,
            ReferenceConsumer references,
            FactCodec codec,
            Transactions transactions) {
        this.inbox = inbox;
        this.invoices = invoices;
        this.references = references;
        this.codec = codec;
        this.transactions = transactions;
    }

    /** Hands facts in as one poll. */
    void hear(Published... facts) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> ofInvoices = new HashMap<>();
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> ofReferences = new HashMap<>();
        int partition = PARTITION.incrementAndGet();
        for (int i = 0; i < facts.length; i++) {
            Published fact = facts[i];
            var records = fact.fact() instanceof InvoiceFact ? ofInvoices : ofReferences;
            records.computeIfAbsent(
                            new TopicPartition(fact.fact().topic().topicName(), partition), p -> new ArrayList<>())
                    .add(record(fact, partition, i));
        }
        await(inbox.receive(new ConsumerRecords<>(ofReferences, Map.of()), references.subscription()));
        await(inbox.receive(new ConsumerRecords<>(ofInvoices, Map.of()), invoices.subscription()));
    }

    private ConsumerRecord<String, byte[]> record(Published published, int partition, long offset) {
        CustomerId customer = published.customer();
        Map<String, String> texts = new HashMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                published.id().toString(),
                "ce_type",
                codec.type(published.fact()),
                "ce_source",
                "/openitem/invoice-service",
                "ce_subject",
                "test",
                "ce_time",
                "2026-03-20T12:00:00Z",
                "ce_businessdate",
                "2026-03-20",
                "ce_legalentity",
                published.entity().value(),
                "ce_aggregateversion",
                Long.toString(published.version())));
        if (customer != null) {
            texts.put("ce_customerid", customer.toString());
        }
        RecordHeaders headers = new RecordHeaders();
        texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                published.fact().topic().topicName(),
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                customer == null ? "legal-entity:" + published.entity() : customer.toString(),
                codec.encode(published.fact()).getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }

    /** What was published of a legal entity's money, in order: type, version, key and the telling fields. */
    List<String> facts(LegalEntityId entity) {
        return outbox(entity).stream().map(World::inShort).toList();
    }

    /** What was published, to the last letter. */
    List<String> payloads(LegalEntityId entity) {
        return outbox(entity).stream().map(fact -> fact.split(" ", 4)[3]).toList();
    }

    /** Proposals in the order in which they were published. */
    List<Proposal> proposals(LegalEntityId entity) {
        return outbox(entity).stream()
                .filter(fact -> fact.startsWith("AllocationProposed"))
                .map(fact -> Fields.of(fact.split(" ", 4)[3]))
                .map(json -> new Proposal(
                        AllocationId.parse(text(json, "allocation")),
                        PaymentId.parse(text(json, "payment")),
                        CustomerId.parse(text(json, "customer")),
                        InvoiceId.parse(text(json, "invoice")),
                        Money.parse(text(json, "amount.amount"), text(json, "amount.currency"))))
                .toList();
    }

    private List<String> outbox(LegalEntityId entity) {
        return await(transactions.forWorker(tx -> tx.sql(
                        "select type, aggregate_version, event_key, payload from outbox"
                                + " where legal_entity = :entity order by seq")
                .bind("entity", entity.value())
                .list(row -> row.text(0).replaceAll(".*\\.", "") + " " + row.text(1) + " " + row.text(2) + " "
                        + row.text(3))));
    }

    private static String inShort(String fact) {
        String[] parts = fact.split(" ", 4);
        Fields json = Fields.of(parts[3]);
        String head = parts[0] + " " + parts[1] + " by " + parts[2].substring(0, 3);
        return switch (parts[0]) {
            case "AllocationProposed" -> head + " " + json.text("amount.amount") + " " + json.text("recognition");
            case "UnappliedCashChanged" ->
                head + " " + json.text("unappliedAmount.amount") + " by " + json.text("change.amount");
            case "PaymentReversed" -> head + " " + json.text("reason");
            default -> head + " " + json.text("recognition");
        };
    }

    private static String text(Fields json, String name) {
        return Objects.requireNonNull(json.text(name), name);
    }

    static RequestSpecification as(String role, LegalEntityId entity) {
        return given().config(LINES_ARE_TEXT).auth().oauth2(Tokens.of(List.of(role), List.of(entity.value())));
    }

    static Map<String, Object> body(LegalEntityId entity, String reference, String amount, String remittance) {
        Map<String, Object> body = new HashMap<>();
        body.put("legalEntity", entity.value());
        body.put("source", "bank");
        body.put("reference", reference);
        body.put("amount", Map.of("amount", amount, "currency", "EUR"));
        body.put("receivedOn", "2026-03-20");
        body.put("remittance", remittance);
        return body;
    }

    static Response pay(LegalEntityId entity, String reference, String amount, String remittance) {
        return as("erp", entity)
                .contentType(ContentType.JSON)
                .body(body(entity, reference, amount, remittance))
                .post("/v1/payments");
    }

    /** The payment as it is now. */
    static JsonPath payment(LegalEntityId entity, String id) {
        return seen(entity, id).jsonPath();
    }

    private static Response seen(LegalEntityId entity, String id) {
        return as("auditor", entity)
                .get("/v1/payments/" + id)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    /** State and balance: proposed, applied, unapplied, returned. */
    static String standing(LegalEntityId entity, String id) {
        Fields json = Fields.of(seen(entity, id).asString());
        return json.text("state") + " " + json.text("balance.proposed.amount") + " "
                + json.text("balance.applied.amount") + " " + json.text("balance.unapplied.amount") + " "
                + json.text("balance.returned.amount");
    }

    static Response change(String role, LegalEntityId entity, String id, String action, Map<String, ?> body) {
        String etag = as("auditor", entity).get("/v1/payments/" + id).header("ETag");
        return as(role, entity)
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/payments/" + id + "/" + action);
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
