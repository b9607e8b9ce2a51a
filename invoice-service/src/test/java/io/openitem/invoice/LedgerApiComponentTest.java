package io.openitem.invoice;

import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.company;
import static io.openitem.invoice.LedgerWorld.companyBody;
import static io.openitem.invoice.LedgerWorld.customer;
import static io.openitem.invoice.LedgerWorld.customerBody;
import static io.openitem.invoice.LedgerWorld.invoiceBody;
import static io.openitem.invoice.LedgerWorld.issue;
import static io.openitem.invoice.LedgerWorld.newEntity;
import static io.openitem.invoice.LedgerWorld.newNumber;
import static io.openitem.invoice.LedgerWorld.register;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legal entities, debtor accounts and single invoices by HTTP. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class LedgerApiComponentTest {

    private static final String JSON_PROBLEM = "application/problem+json";

    @Inject
    LedgerWorld world;

    @Test
    void a_legal_entity_is_registered_changed_and_left_alone_when_nothing_is_new() {
        String entity = newEntity();

        assertThat(put(entity, companyBody("Example AG", "EUR", "Europe/Berlin"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(put(entity, companyBody("Example AG", "EUR", "Europe/Berlin"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(put(entity, companyBody("Example SE", "EUR", "Europe/Paris")).header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(put(entity, companyBody("Example SE", "USD", "Europe/Paris")).statusCode())
                .isEqualTo(409);

        assertThat(as("auditor", entity).get("/v1/legal-entities/" + entity).<String>path("name"))
                .isEqualTo("Example SE");
        assertThat(world.facts(entity)).hasSize(2);
        assertThat(world.facts(entity).getLast())
                .startsWith("LegalEntityChanged 2 legal-entity:" + entity)
                .endsWith("{\"legalEntity\":\"" + entity + "\",\"currency\":\"EUR\",\"country\":\"DE\","
                        + "\"timeZone\":\"Europe/Paris\",\"calendar\":\"TARGET\"}");
    }

    private static Response put(String entity, Map<String, Object> body) {
        return as("administrator", entity)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/legal-entities/" + entity);
    }

    @Test
    void an_account_keeps_name_mail_and_address_out_of_its_facts() {
        String entity = company("Europe/Berlin");

        Response answer = register(entity, "D-1", "Example GmbH");

        String id = answer.then().statusCode(201).extract().path("id");
        assertThat(answer.header("Location")).endsWith("/v1/customers/" + id);
        assertThat(answer.<String>path("address.city")).isEqualTo("Berlin");
        assertThat(world.facts(entity).getLast())
                .startsWith("CustomerRegistered 1 " + id)
                .endsWith("{\"customer\":\"" + id + "\",\"country\":\"DE\",\"language\":\"de\",\"currency\":\"EUR\","
                        + "\"consumer\":false,\"number\":\"D-1\"}");
    }

    @Test
    void a_number_that_could_be_a_name_stays_in_the_ledger() {
        String entity = company("Europe/Berlin");

        register(entity, "Erika Mustermann", "Example GmbH").then().statusCode(201);

        assertThat(world.facts(entity).getLast())
                .startsWith("CustomerRegistered")
                .doesNotContain("number", "Erika");
    }

    @Test
    void an_account_is_registered_once() {
        String entity = company("Europe/Berlin");
        String id = customer(entity, "D-1");

        Response again = register(entity, "D-1", "Example GmbH");
        Response other = register(entity, "D-1", "Other GmbH");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<String>path("id")).isEqualTo(id);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.<String>path("type")).endsWith("/customer-number-taken");
        assertThat(other.<String>path("existingId")).isEqualTo(id);
        assertThat(other.<List<String>>path("errors.pointer")).containsExactly("/name");
        assertThat(world.facts(entity)).hasSize(2);
    }

    @Test
    void an_account_changes_only_as_it_was_last_seen() {
        String entity = company("Europe/Berlin");
        String id = customer(entity, "D-1");
        Map<String, Object> change = new HashMap<>(customerBody(entity, "D-1", "Example SE"));

        assertThat(change(entity, id, null, change).statusCode()).isEqualTo(428);
        assertThat(change(entity, id, "\"7\"", change).statusCode()).isEqualTo(412);
        Response done = change(entity, id, "\"1\"", change);
        Response stale = change(entity, id, "\"1\"", customerBody(entity, "D-1", "Example KG"));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.<Integer>path("currentVersion")).isEqualTo(2);
        assertThat(as("erp", entity).get("/v1/customers/" + id).<String>path("name"))
                .isEqualTo("Example SE");
    }

    private static Response change(String entity, String id, @Nullable String ifMatch, Map<String, Object> body) {
        var request = as("erp", entity).contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/v1/customers/" + id);
    }

    @Test
    void an_invoice_is_issued_and_read_back() {
        String entity = company("Europe/Berlin");
        String customer = customer(entity, "D-1");

        Response answer = issue(entity, invoiceBody(entity, "D-1", "R-1", "119.00"));

        String id = answer.then().statusCode(201).extract().path("id");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        Response read = as("collector", entity).get("/v1/invoices/" + id);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.asString()).isEqualTo(answer.asString());
        assertThat(read.<String>path("state")).isEqualTo("open");
        assertThat(read.<String>path("openAmount.amount")).isEqualTo("119.00");
        assertThat(world.facts(entity).getLast())
                .startsWith("InvoiceIssued 1 " + customer + " ")
                .endsWith(" {\"invoice\":\"" + id + "\",\"customer\":\"" + customer
                        + "\",\"source\":\"erp\",\"number\":\"R-1\",\"issueDate\":\"2026-03-01\","
                        + "\"dueDate\":\"2026-03-31\",\"amount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"},"
                        + "\"openAmount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"}}");
    }

    @Test
    void terms_and_a_customers_id_do_as_well_as_a_date_and_a_number() {
        String entity = company("Europe/Berlin");
        Map<String, Object> body = new HashMap<>(invoiceBody(entity, "D-1", "R-1", "119.00"));
        body.put("customerId", customer(entity, "D-1"));
        body.remove("customerNumber");
        body.put("terms", Map.of("netDays", 14));
        body.remove("dueDate");

        Response answer = issue(entity, body);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.<String>path("dueDate")).isEqualTo("2026-03-15");
    }

    @Test
    void the_same_document_again_changes_nothing_and_another_under_its_number_is_refused() {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        String id = issue(entity, invoiceBody(entity, "D-1", "R-1", "119.00")).path("id");

        Response again = issue(entity, invoiceBody(entity, "D-1", "R-1", "119.00"));
        Response other = issue(entity, invoiceBody(entity, "D-1", "R-1", "120.00"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<String>path("id")).isEqualTo(id);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.contentType()).startsWith(JSON_PROBLEM);
        assertThat(other.<String>path("existingId")).isEqualTo(id);
        assertThat(other.<List<String>>path("errors.pointer")).containsExactly("/amount");
        assertThat(world.count("invoice", entity)).isEqualTo(1);
        assertThat(world.facts(entity)).hasSize(3);
    }

    @Test
    void a_key_gives_the_first_answer_again() {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        String key = UUID.randomUUID().toString();

        Response first = keyed(entity, key, "119.00");
        Response second = keyed(entity, key, "119.00");
        Response other = keyed(entity, key, "120.00");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    private static Response keyed(String entity, String key, String amount) {
        return as("erp", entity)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(invoiceBody(entity, "D-1", "R-1", amount))
                .post("/v1/invoices");
    }

    @Test
    void what_the_ledger_cannot_book_is_refused_with_a_reason() {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        Map<String, Object> early = new HashMap<>(invoiceBody(entity, "D-1", "R-1", "1.00"));
        early.put("dueDate", "2026-02-28");
        String unregistered = newEntity();

        assertProblem(issue(entity, invoiceBody(entity, "D-2", "R-1", "1.00")), 422, "unknown-customer");
        assertProblem(issue(entity, invoiceBody(entity, "D-1", "R-1", "0.00")), 422, "amount-not-positive");
        assertProblem(issue(entity, early), 422, "due-before-issue");
        assertProblem(register(unregistered, "D-1", "Example GmbH"), 422, "unknown-legal-entity");
        assertThat(world.count("invoice", entity)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "not json",
                "{\"legalEntity\":\"DE01\",\"source\":\"erp\",\"number\":\"R-1\",\"customerNumber\":\"D-1\","
                        + "\"issueDate\":\"2026-03-01\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}",
                "{\"legalEntity\":\"DE01\",\"source\":\"erp\",\"number\":\"R-1\",\"customerNumber\":\"D-1\","
                        + "\"issueDate\":\"2026-03-01\",\"dueDate\":\"2026-03-31\","
                        + "\"amount\":{\"amount\":\"1.001\",\"currency\":\"EUR\"}}",
                "{\"legalEntity\":\"DE01\",\"source\":\"erp\",\"number\":\"R-1\",\"customerNumber\":\"D-1\","
                        + "\"issueDate\":\"12026-03-01\",\"dueDate\":\"2026-03-31\","
                        + "\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}"
            })
    void what_cannot_be_read_is_malformed(String body) {
        Response answer =
                as("erp", "DE01").contentType(ContentType.JSON).body(body).post("/v1/invoices");

        assertProblem(answer, 400, "malformed-request");
    }

    static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith(JSON_PROBLEM);
        assertThat(answer.<String>path("type")).endsWith("/" + type);
    }

    @Test
    void an_invoice_is_cancelled_as_it_was_last_seen_and_only_for_one_reason() {
        String entity = company("Europe/Berlin");
        String customer = customer(entity, "D-1");
        String id = issue(entity, invoiceBody(entity, "D-1", "R-1", "119.00")).path("id");

        assertProblem(cancel(entity, id, "\"2\"", "duplicate-document"), 412, "stale-version");
        Response done = cancel(entity, id, "\"1\"", "duplicate-document");
        assertProblem(cancel(entity, id, "\"1\"", "duplicate-document"), 412, "stale-version");
        assertProblem(cancel(entity, id, "\"2\"", "goods-returned"), 409, "invoice-already-cancelled");

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.<String>path("state")).isEqualTo("cancelled");
        assertThat(done.<String>path("openAmount.amount")).isEqualTo("0.00");
        String today = done.path("cancellation.on");
        assertThat(world.facts(entity)).hasSize(4);
        assertThat(world.facts(entity).getLast())
                .isEqualTo("InvoiceCancelled 2 " + customer + " " + today + " {\"invoice\":\"" + id
                        + "\",\"customer\":\"" + customer + "\",\"reason\":\"duplicate-document\","
                        + "\"issueDate\":\"2026-03-01\",\"cancelledOn\":\"" + today
                        + "\",\"dueDate\":\"2026-03-31\",\"wasOverdue\":false,"
                        + "\"amount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"},"
                        + "\"openAmount\":{\"amount\":\"0.00\",\"currency\":\"EUR\"}}");
    }

    private static Response cancel(String entity, String id, String ifMatch, String reason) {
        return as("erp", entity)
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/v1/invoices/" + id + "/cancellation");
    }

    @Test
    void a_list_goes_by_due_date_page_by_page() {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        for (int day = 20; day > 10; day--) {
            Map<String, Object> body = new HashMap<>(invoiceBody(entity, "D-1", "R-" + day, "1.00"));
            body.put("dueDate", "2026-04-" + day);
            issue(entity, body).then().statusCode(201);
        }

        Response first = list(entity, Map.of("limit", 6, "dueBefore", "2026-04-20"));
        Response last =
                list(entity, Map.of("limit", 6, "dueBefore", "2026-04-20", "after", first.<String>path("next")));

        assertThat(first.<List<String>>path("items.number"))
                .containsExactly("R-11", "R-12", "R-13", "R-14", "R-15", "R-16");
        assertThat(first.<Boolean>path("hasMore")).isTrue();
        assertThat(last.<List<String>>path("items.number")).containsExactly("R-17", "R-18", "R-19");
        assertThat(last.<Boolean>path("hasMore")).isFalse();
        assertThat(list(entity, Map.of("state", "overdue")).<List<String>>path("items"))
                .isEmpty();
        assertProblem(list(entity, Map.of("state", "paid")), 400, "malformed-request");
        assertThat(as("erp", entity)
                        .queryParams(Map.of("legalEntity", entity, "number", "D-1"))
                        .get("/v1/customers")
                        .<List<String>>path("items.number"))
                .containsExactly("D-1");
    }

    private static Response list(String entity, Map<String, ?> query) {
        return as("erp", entity)
                .queryParam("legalEntity", entity)
                .queryParams(query)
                .get("/v1/invoices");
    }

    @Test
    void callers_that_bring_the_same_document_at_once_get_one_invoice() {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");

        for (int round = 0; round < 10; round++) {
            String number = newNumber();
            List<Response> answers = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> issue(entity, invoiceBody(entity, "D-1", number, i < 4 ? "1.00" : "2.00")))
                    .toList();
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .containsOnlyOnce(201)
                    .contains(409);
            assertThat(answers.stream().map(Response::statusCode).filter(s -> s == 200 || s == 201))
                    .hasSize(4);
            assertThat(answers.stream()
                            .map(answer -> answer.statusCode() == 409
                                    ? answer.<String>path("existingId")
                                    : answer.<String>path("id"))
                            .distinct())
                    .hasSize(1);
        }
        assertThat(world.count("invoice", entity)).isEqualTo(10);
        assertThat(world.facts(entity)).hasSize(12);
    }

    @Test
    void another_legal_entity_sees_and_changes_nothing() {
        String mine = company("Europe/Berlin");
        String theirs = company("Europe/Berlin");
        String customer = customer(mine, "D-1");
        String invoice = issue(mine, invoiceBody(mine, "D-1", "R-1", "1.00")).path("id");
        String reader = "auditor";

        assertProblem(as(reader, theirs).get("/v1/legal-entities/" + mine), 404, "not-found");
        assertProblem(as(reader, theirs).get("/v1/customers/" + customer), 404, "not-found");
        assertProblem(as(reader, theirs).get("/v1/invoices/" + invoice), 404, "not-found");
        assertThat(as(reader, theirs).get("/v1/legal-entities").<List<String>>path("items.id"))
                .containsExactly(theirs);
        assertThat(as(reader, theirs).get("/v1/customers").<List<String>>path("items"))
                .isEmpty();
        assertThat(as(reader, theirs).get("/v1/invoices").<List<String>>path("items"))
                .isEmpty();
        assertThat(as(reader, theirs)
                        .queryParam("customerId", customer)
                        .get("/v1/invoices")
                        .<List<String>>path("items"))
                .isEmpty();
        for (String list : List.of("/v1/customers", "/v1/invoices")) {
            assertProblem(as(reader, theirs).queryParam("legalEntity", mine).get(list), 403, "out-of-scope");
        }
        assertProblem(change(theirs, customer, "\"1\"", customerBody(mine, "D-1", "X")), 404, "not-found");
        assertProblem(cancel(theirs, invoice, "\"1\"", "duplicate-document"), 404, "not-found");
        assertProblem(issue(theirs, invoiceBody(mine, "D-1", "R-2", "1.00")), 403, "out-of-scope");
        assertProblem(
                as("administrator", theirs)
                        .contentType(ContentType.JSON)
                        .body(companyBody("Mine", "EUR", "UTC"))
                        .put("/v1/legal-entities/" + mine),
                403,
                "out-of-scope");
        assertProblem(issue(theirs, invoiceBody(theirs, "D-1", "R-1", "1.00")), 422, "unknown-customer");
        for (String table : List.of("legal_entity", "customer", "invoice")) {
            assertThat(world.<Long>asCaller(
                            theirs,
                            tx -> tx.sql("select count(*) from " + table + " where legal_entity = :mine")
                                    .bind("mine", mine)
                                    .list(row -> row.number(0))
                                    .map(List::getFirst)))
                    .isZero();
        }
        assertThat(world.facts(mine)).hasSize(3);
    }

    @Test
    void nobody_gets_in_without_a_token() {
        for (String path : List.of("/v1/legal-entities", "/v1/customers", "/v1/invoices", "/v1/invoices/inv_1")) {
            assertProblem(given().get(path), 401, "unauthenticated");
        }
        assertProblem(given().contentType(ContentType.JSON).body("{}").post("/v1/invoices"), 401, "unauthenticated");
        assertThat(given().auth().oauth2("not.a.token").get("/v1/invoices").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"erp", "collector", "credit-manager", "auditor", "administrator", "operator", "service"})
    void each_role_may_do_what_is_its_own(String role) {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        boolean reads = List.of("erp", "collector", "credit-manager", "auditor").contains(role);
        boolean isErp = role.equals("erp");
        boolean isAdministrator = role.equals("administrator");

        assertThat(as(role, entity).get("/v1/invoices").statusCode()).isEqualTo(reads ? 200 : 403);
        assertThat(as(role, entity).get("/v1/customers").statusCode()).isEqualTo(reads ? 200 : 403);
        assertThat(as(role, entity).get("/v1/legal-entities").statusCode())
                .isEqualTo(reads || isAdministrator ? 200 : 403);
        assertThat(as(role, entity)
                        .contentType(ContentType.JSON)
                        .body(invoiceBody(entity, "D-1", "R-1", "1.00"))
                        .post("/v1/invoices")
                        .statusCode())
                .isEqualTo(isErp ? 201 : 403);
        assertThat(as(role, entity)
                        .contentType(ContentType.JSON)
                        .body(customerBody(entity, "D-2", "Example GmbH"))
                        .post("/v1/customers")
                        .statusCode())
                .isEqualTo(isErp ? 201 : 403);
        assertThat(as(role, entity)
                        .contentType(ContentType.JSON)
                        .body(companyBody("Example AG", "EUR", "Europe/Berlin"))
                        .put("/v1/legal-entities/" + entity)
                        .statusCode())
                .isEqualTo(isAdministrator ? 200 : 403);
        for (String batch : List.of("/v1/invoices/batch", "/v1/customers/batch")) {
            assertThat(as(role, entity)
                            .contentType("application/x-ndjson")
                            .body("{}\n")
                            .post(batch)
                            .statusCode())
                    .isEqualTo(isErp ? 200 : 403);
        }
    }
}
