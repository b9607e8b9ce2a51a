package io.openitem.risk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.kit.clock.Sweeps;
import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.tx.Transactions;
import io.openitem.risk.Ledger.Published;
import io.openitem.risk.messaging.InvoiceConsumer;
import io.openitem.risk.messaging.ReferenceConsumer;
import io.openitem.testing.documents.Fields;
import io.openitem.testing.stack.TestStack;
import io.openitem.testing.tokens.Tokens;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Hands the ledger's facts in, moves the clock, calls the API, and looks at what was published. */
@ApplicationScoped
class World {

    /** No real topic has them; each poll comes from one of its own. */
    private static final AtomicInteger PARTITION = new AtomicInteger(6_000);

    private final Inbox inbox;
    private final InvoiceConsumer invoices;
    private final ReferenceConsumer references;
    private final FactCodec codec;
    private final Transactions transactions;
    private final Sweeps sweeps;

    World(
            Inbox inbox,
            InvoiceConsumer invoices,
            ReferenceConsumer references,
            FactCodec codec,
            Transactions transactions,
            Sweeps sweeps) {
        this.inbox = inbox;
        this.invoices = invoices;
        this.references = references;
        this.codec = codec;
        this.transactions = transactions;
        this.sweeps = sweeps;
    }

    /** Hands facts in as one poll. */
    void hear(Published... facts) {
        List<ConsumerRecord<String, byte[]>> ofInvoices = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> ofReferences = new ArrayList<>();
        int partition = PARTITION.incrementAndGet();
        for (int i = 0; i < facts.length; i++) {
            (facts[i].fact() instanceof InvoiceFact ? ofInvoices : ofReferences).add(record(facts[i], partition, i));
        }
        await(inbox.receive(polled(ofReferences), references.subscription()));
        await(inbox.receive(polled(ofInvoices), invoices.subscription()));
    }

    /** It is noon in Greenwich on this day, everywhere in the platform. */
    static void itIs(String day) {
        execute("update openitem.clock set simulated_at = '" + day + "T12:00:00Z'");
    }

    static void itIsNow() {
        execute("update openitem.clock set simulated_at = null");
    }

    private static void execute(String sql) {
        try (Connection connection = TestStack.shared().postgres().as("openitem_operations");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs what the passing of time triggers. */
    void sweep() {
        await(sweeps.runAll());
    }

    /** What was published of a customer, in order: type, version and the telling fields. */
    List<String> facts(CustomerId customer) {
        return await(transactions.forWorker(tx -> tx.sql(
                        "select type, aggregate_version, payload, business_date, event_key from outbox"
                                + " where customer_id = :customer order by seq")
                .bind("customer", customer.toString())
                .list(row -> {
                    assertThat(row.text(4)).isEqualTo(customer.toString());
                    return inShort(row.text(3).substring(5) + " " + row.text(1), row.text(0), Fields.of(row.text(2)));
                })));
    }

    private static String inShort(String head, String type, Fields json) {
        return type.endsWith("CustomerRescored")
                ? head + " rescored " + rating(json, "previous") + " > " + rating(json, "rating")
                : head + " " + json.text("from") + " > " + json.text("to") + " habit " + json.text("habitDaysLate")
                        + " open " + json.text("worstOpenDelayDays");
    }

    private static String rating(Fields json, String field) {
        return json.text(field) == null ? "none" : json.text(field + ".ratingClass") + json.text(field + ".points");
    }

    static RequestSpecification as(String role, LegalEntityId entity) {
        return given().auth().oauth2(Tokens.of(List.of(role), List.of(entity.value())));
    }

    static JsonPath score(Ledger ledger) {
        return score(ledger, "en");
    }

    static JsonPath score(Ledger ledger, String language) {
        Response response = as("collector", ledger.entity())
                .header("Accept-Language", language)
                .get("/v1/risk/scores/" + ledger.customer());
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.header("Content-Language")).isEqualTo(language);
        return response.jsonPath();
    }

    /** Class, points and behaviour. */
    static String standing(Ledger ledger) {
        JsonPath score = score(ledger);
        return score.getString("ratingClass") + " " + score.getString("points") + " "
                + score.getString("behaviour.code");
    }

    /** The record as the connector would write it. */
    ProducerRecord<String, byte[]> produced(Published fact) {
        return new ProducerRecord<>(
                fact.fact().topic().topicName(), null, fact.key(), value(fact), headers(fact.envelope()));
    }

    private ConsumerRecord<String, byte[]> record(Published fact, int partition, long offset) {
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
                Optional.empty());
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
