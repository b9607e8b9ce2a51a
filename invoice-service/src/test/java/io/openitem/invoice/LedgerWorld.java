package io.openitem.invoice;

import static io.restassured.RestAssured.given;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.clock.Sweeps;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.openitem.testing.tokens.Tokens;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What the tests of the ledger have in common: callers, requests, and a look at the outbox. */
@ApplicationScoped
class LedgerWorld {

    private static final RestAssuredConfig LINES_ARE_TEXT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("application/x-ndjson", ContentType.TEXT));

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Transactions transactions;
    private final Sweeps sweeps;

    LedgerWorld(Transactions transactions, Sweeps sweeps) {
        this.transactions = transactions;
        this.sweeps = sweeps;
    }

    /** A legal entity that no other test knows. */
    static String newEntity() {
        return "E"
                + UUID.randomUUID()
                        .toString()
                        .substring(0, 12)
                        .toUpperCase(Locale.ROOT)
                        .replace("-", "");
    }

    static String newNumber() {
        return "N-" + NUMBERS.incrementAndGet();
    }

    static String token(String role, String... entities) {
        return Tokens.of(List.of(role), List.of(entities));
    }

    static RequestSpecification as(String role, String... entities) {
        return given().config(LINES_ARE_TEXT).auth().oauth2(token(role, entities));
    }

    /** Registers a legal entity of its own zone and gives its id. */
    static String company(String timeZone) {
        String entity = newEntity();
        Response answer = as("administrator", entity)
                .contentType(ContentType.JSON)
                .body(companyBody("Example AG", "EUR", timeZone))
                .put("/v1/legal-entities/" + entity);
        answer.then().statusCode(201);
        return entity;
    }

    static Map<String, Object> companyBody(String name, String currency, String timeZone) {
        return Map.of("name", name, "currency", currency, "country", "DE", "timeZone", timeZone, "calendar", "TARGET");
    }

    static Map<String, Object> customerBody(String entity, String number, String name) {
        return Map.of(
                "legalEntity",
                entity,
                "number",
                number,
                "name",
                name,
                "email",
                "ap@example.com",
                "address",
                Map.of("street", "Hauptstr. 1", "postalCode", "10115", "city", "Berlin"),
                "country",
                "DE",
                "language",
                "de",
                "currency",
                "EUR");
    }

    static Response register(String entity, String number, String name) {
        return as("erp", entity)
                .contentType(ContentType.JSON)
                .body(customerBody(entity, number, name))
                .post("/v1/customers");
    }

    /** Opens an account and gives its id. */
    static String customer(String entity, String number) {
        return register(entity, number, "Example GmbH")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> invoiceBody(String entity, String customerNumber, String number, String amount) {
        return Map.of(
                "legalEntity",
                entity,
                "source",
                "erp",
                "number",
                number,
                "customerNumber",
                customerNumber,
                "issueDate",
                "2026-03-01",
                "dueDate",
                "2026-03-31",
                "amount",
                Map.of("amount", amount, "currency", "EUR"));
    }

    static Response issue(String entity, Map<String, Object> body) {
        return as("erp", entity).contentType(ContentType.JSON).body(body).post("/v1/invoices");
    }

    /** The facts of one legal entity in the outbox, in order: type, version and payload. */
    List<String> facts(String entity) {
        return asWorker(tx -> tx.sql("select type, aggregate_version, event_key, business_date, payload"
                        + " from outbox where legal_entity = :entity order by seq")
                .bind("entity", entity)
                .list(row -> row.text(0).replaceAll(".*\\.", "") + " " + row.text(1) + " " + row.text(2) + " "
                        + row.text(3) + " " + row.text(4)));
    }

    long count(String table, String entity) {
        return asWorker(tx -> tx.sql("select count(*) from " + table + " where legal_entity = :entity")
                .bind("entity", entity)
                .list(row -> row.number(0))
                .map(List::getFirst));
    }

    Map<String, Integer> sweep() {
        return await(sweeps.runAll());
    }

    <T> T asWorker(Function<Tx, Uni<T>> work) {
        return await(transactions.forWorker(work));
    }

    <T> T asCaller(String entity, Function<Tx, Uni<T>> work) {
        return await(transactions.forCaller(Set.of(new LegalEntityId(entity)), work));
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
