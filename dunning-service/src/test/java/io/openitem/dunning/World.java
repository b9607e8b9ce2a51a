package io.openitem.dunning;

import static io.restassured.RestAssured.given;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.dunning.Ledger.Published;
import io.openitem.dunning.messaging.InvoiceConsumer;
import io.openitem.dunning.messaging.ReferenceConsumer;
import io.openitem.kit.clock.Sweeps;
import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.tx.Transactions;
import io.openitem.testing.documents.Fields;
import io.openitem.testing.stack.TestStack;
import io.openitem.testing.tokens.Tokens;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Hands the ledger's facts in by hand, moves time, calls the API, and looks at what was published and sent. */
@ApplicationScoped
class World {

    /** No real topic has them; each poll comes from one of its own. */
    private static final AtomicInteger PARTITION = new AtomicInteger(7_000);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
                published.on() + "T12:00:00Z",
                "ce_businessdate",
                published.on().toString(),
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

    /** Runs all sweeps and errands; how many items each handled. */
    Map<String, Integer> sweep() {
        return await(sweeps.runAll());
    }

    /** Runs all sweeps and errands several times at once, as processes beside each other would. */
    void sweepAtOnce(int times) {
        List<CompletableFuture<Void>> runs = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            runs.add(CompletableFuture.runAsync(this::sweep, command -> new Thread(command).start()));
        }
        runs.forEach(CompletableFuture::join);
    }

    /** What was published of a legal entity, in order: type, version, date and the telling fields. */
    List<String> facts(LegalEntityId entity) {
        return await(transactions.forWorker(tx -> tx.sql("select type, aggregate_version, business_date, payload"
                        + " from outbox where legal_entity = :entity order by seq")
                .bind("entity", entity.value())
                .list(row -> inShort(row.text(0), row.text(1), row.text(2), Fields.of(row.text(3))))));
    }

    private static String inShort(String type, String version, String date, Fields json) {
        StringBuilder text = new StringBuilder(type.replaceAll(".*\\.", "") + " " + version + " " + date);
        for (String field : List.of("step", "kind", "reason", "outcome", "until", "amounts")) {
            String value = json.text(field);
            if (value != null) {
                text.append(' ').append(field.equals("amounts") ? json.texts("amounts", "amount") : value);
            }
        }
        return text.toString();
    }

    /** Runs a statement past row-level security. */
    void sql(String statement) {
        try (var connection = TestStack.shared().postgres().asSuperuser();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It is noon in UTC on the day. */
    void today(LocalDate day) {
        sql("update openitem.clock set simulated_at = '" + day + "T12:00:00Z', moved_at = clock_timestamp()");
    }

    void realTime() {
        sql("update openitem.clock set simulated_at = null, moved_at = clock_timestamp()");
    }

    /** An item as the ledger tells it in a send-check. */
    record Standing(InvoiceId invoice, String open, boolean disputed) {}

    /** What the ledger answers of a customer from now on. */
    static void debtor(CustomerId customer, String language, String email, Standing... items) {
        debtor(customer, language, email, false, items);
    }

    /** @param more whether the ledger leaves out items of the customer */
    static void debtor(CustomerId customer, String language, String email, boolean more, Standing... items) {
        List<String> list = new ArrayList<>();
        for (Standing item : items) {
            list.add(
                    "{\"invoiceId\":\"" + item.invoice() + "\",\"dueDate\":\"2026-03-02\",\"openAmount\":{\"amount\":\""
                            + item.open() + "\",\"currency\":\"EUR\"},\"disputed\":" + item.disputed() + "}");
        }
        neighbours(
                "PUT",
                "/debtors/" + customer,
                "{\"id\":\"" + customer + "\",\"name\":\"Alpha & Co. AG\"," + email
                        + "\"country\":\"DE\",\"language\":\""
                        + language + "\",\"currency\":\"EUR\",\"consumer\":false,\"items\":["
                        + String.join(",", list) + "],\"moreItems\":" + more + "}");
    }

    static String email(String address) {
        return "\"email\":\"" + address + "\",";
    }

    /** Money of the customer that is for nothing yet. */
    static void unapplied(CustomerId customer, String amount) {
        neighbours(
                "PUT",
                "/payers/" + customer,
                "{\"id\":\"" + customer + "\",\"balances\":[{\"proposed\":{\"amount\":\"0.00\",\"currency\":\"EUR\"},"
                        + "\"unapplied\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"},\"items\":[]}]}");
    }

    /** Money that cash application has proposed for an item and nobody has answered. */
    static void inFlight(CustomerId customer, InvoiceId invoice, String amount) {
        String money = "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
        neighbours(
                "PUT",
                "/payers/" + customer,
                "{\"id\":\"" + customer + "\",\"balances\":[{\"proposed\":" + money
                        + ",\"unapplied\":{\"amount\":\"0.00\",\"currency\":\"EUR\"},\"items\":[{\"invoiceId\":\""
                        + invoice + "\",\"proposed\":" + money + "}]}]}");
    }

    /** The mails to an address. */
    static List<Map<String, String>> mails(String to) {
        List<Map<String, String>> all =
                JsonPath.from(neighbours("GET", "/mails", "")).getList("$");
        return all.stream().filter(mail -> to.equals(mail.get("to"))).toList();
    }

    static String neighbours(String method, String path, String body) {
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create(System.getProperty(Neighbours.ADDRESS) + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static RequestSpecification as(String role, LegalEntityId entity) {
        return given().auth().oauth2(Tokens.of(List.of(role), List.of(entity.value())));
    }

    static Response post(String role, LegalEntityId entity, String path, Map<String, ?> body) {
        return as(role, entity).contentType(ContentType.JSON).body(body).post(path);
    }

    static JsonPath get(LegalEntityId entity, String path) {
        return as("collector", entity)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void release(LegalEntityId entity) {
        post("credit-manager", entity, "/v1/dunning/releases", Map.of("legalEntity", entity.value()))
                .then()
                .statusCode(200);
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
