package io.openitem.payment;

import static io.openitem.payment.World.as;
import static io.openitem.payment.World.body;
import static io.openitem.payment.World.change;
import static io.openitem.payment.World.pay;
import static io.openitem.payment.World.payment;
import static io.openitem.payment.World.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money by HTTP. Each test has a legal entity of its own, with one customer who owes 100.00 and 50.00. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(TokenResource.class)
class PaymentApiComponentTest {

    @Inject
    World world;

    private final Ledger ledger = new Ledger();
    private final LegalEntityId entity = ledger.entity();
    private final CustomerId customer = Ledger.newCustomer();
    private final InvoiceId hundred = Ledger.newInvoice();
    private final InvoiceId fifty = Ledger.newInvoice();

    @BeforeEach
    void a_customer_owes_two_items() {
        world.hear(
                ledger.registered(),
                ledger.customer(customer, "D-10042"),
                ledger.issued(customer, hundred, "2026-0100", "100.00"),
                ledger.issued(customer, fifty, "2026-0050", "50.00"));
    }

    @Test
    void money_with_a_creditor_reference_is_proposed_to_its_item() {
        Response answer = as("erp", entity)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "legalEntity",
                        entity.value(),
                        "source",
                        "bank",
                        "reference",
                        "B-1",
                        "receivedOn",
                        "2026-03-20",
                        "structuredReference",
                        "RF74 2026 0100",
                        "amount",
                        Map.of("amount", "100.00", "currency", "EUR")))
                .post("/v1/payments");

        answer.then().statusCode(201);
        JsonPath view = answer.jsonPath();
        assertThat(answer.header("Location")).endsWith("/v1/payments/" + view.getString("id"));
        assertThat(view.getString("state")).isEqualTo("proposed");
        assertThat(view.getString("customerId")).isEqualTo(customer.toString());
        assertThat(view.getString("recognition.code")).isEqualTo("rf-reference");
        assertThat(view.getString("recognition.matched")).isEqualTo("RF7420260100");
        assertThat(view.getList("allocations.invoiceId")).containsExactly(hundred.toString());
        assertThat(world.facts(entity))
                .containsExactly(
                        "PaymentReceived 1 by cus rf-reference", "AllocationProposed 2 by cus 100.00 rf-reference");
    }

    @Test
    void money_for_two_invoices_by_number_leaves_the_rest_unapplied() {
        String id = pay(entity, "B-1", "160.00", "Rg 2026-0050 und 2026/0100").path("id");

        assertThat(standing(entity, id)).isEqualTo("unapplied 150.00 0.00 10.00 0.00");
        assertThat(world.facts(entity))
                .containsExactly(
                        "PaymentReceived 1 by cus invoice-number",
                        "AllocationProposed 2 by cus 50.00 invoice-number",
                        "AllocationProposed 3 by cus 100.00 invoice-number",
                        "UnappliedCashChanged 4 by cus 10.00 by 10.00");
    }

    @Test
    void money_of_a_known_account_alone_is_unapplied_cash() {
        String id = pay(entity, "B-1", "30.00", "Kunde D-10042, danke").path("id");

        assertThat(standing(entity, id)).isEqualTo("unapplied 0.00 0.00 30.00 0.00");
        assertThat(payment(entity, id).getString("recognition.code")).isEqualTo("customer-number");
    }

    @Test
    void money_of_nobody_known_is_keyed_by_its_payment_until_a_person_assigns_it() {
        String id = pay(entity, "B-1", "100.00", "RF17539007547034").path("id");
        assertThat(payment(entity, id).getString("recognition.code")).isEqualTo("wrong-check-digits");
        assertThat(standing(entity, id)).isEqualTo("unidentified 0.00 0.00 100.00 0.00");

        change("collector", entity, id, "assign", Map.of("customerId", customer.toString()))
                .then()
                .statusCode(200);

        assertThat(standing(entity, id)).isEqualTo("unapplied 0.00 0.00 100.00 0.00");
        assertThat(world.facts(entity))
                .containsExactly(
                        "PaymentReceived 1 by pay wrong-check-digits",
                        "PaymentAssigned 2 by cus by-hand",
                        "UnappliedCashChanged 3 by cus 100.00 by 100.00");
    }

    @Test
    void an_assignment_proposes_what_the_remittance_names_among_the_customers_items() {
        CustomerId twin = Ledger.newCustomer();
        world.hear(ledger.issued(twin, Ledger.newInvoice(), "20260100", "70.00"));
        String id = pay(entity, "B-1", "100.00", "2026-0100").path("id");
        assertThat(payment(entity, id).getString("recognition.code")).isEqualTo("several-candidates");

        change("collector", entity, id, "assign", Map.of("customerId", customer.toString()))
                .then()
                .statusCode(200);

        assertThat(standing(entity, id)).isEqualTo("proposed 100.00 0.00 0.00 0.00");
    }

    @Test
    void a_person_allocates_unapplied_cash() {
        String id = pay(entity, "B-1", "120.00", "D-10042").path("id");

        change(
                        "collector",
                        entity,
                        id,
                        "allocate",
                        Map.of(
                                "allocations",
                                List.of(
                                        Map.of("invoiceId", hundred.toString()),
                                        Map.of(
                                                "invoiceId",
                                                fifty.toString(),
                                                "amount",
                                                Map.of("amount", "15.00", "currency", "EUR")))))
                .then()
                .statusCode(200);

        assertThat(standing(entity, id)).isEqualTo("unapplied 115.00 0.00 5.00 0.00");
        assertThat(world.facts(entity))
                .containsExactly(
                        "PaymentReceived 1 by cus customer-number",
                        "UnappliedCashChanged 2 by cus 120.00 by 120.00",
                        "AllocationProposed 3 by cus 100.00 by-hand",
                        "AllocationProposed 4 by cus 15.00 by-hand",
                        "UnappliedCashChanged 5 by cus 5.00 by -115.00");
    }

    @Test
    void what_cannot_be_allocated_is_refused_with_its_reason_and_changes_nothing() {
        String id = pay(entity, "B-1", "120.00", "D-10042").path("id");

        allocate(id, fifty, "50.01").then().statusCode(409).body("type", endsWith("/item-not-available"));
        allocate(id, hundred, "120.01").then().statusCode(409);
        allocate(id, Ledger.newInvoice(), "1.00").then().statusCode(422).body("type", endsWith("/unknown-item"));
        allocate(id, hundred, "0.00").then().statusCode(422).body("type", endsWith("/payment-amount-not-positive"));
        String nobody = pay(entity, "B-2", "1.00", "").path("id");
        allocate(nobody, hundred, "1.00").then().statusCode(409).body("type", endsWith("/payment-not-assigned"));
        change("collector", entity, nobody, "assign", Map.of("customerId", "cus_" + "0".repeat(32)))
                .then()
                .statusCode(422)
                .body("type", endsWith("/unknown-account"));

        assertThat(standing(entity, id)).isEqualTo("unapplied 0.00 0.00 120.00 0.00");
    }

    @Test
    void the_same_money_again_is_the_same_payment() {
        Response first = pay(entity, "B-1", "100.00", "2026-0100");
        Response again = pay(entity, "B-1", "100.00", "2026-0100");
        Response other = pay(entity, "B-1", "99.00", "2026-0100");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<String>path("id")).isEqualTo(first.<String>path("id"));
        other.then().statusCode(409).body("type", endsWith("/payment-reference-taken"));
        assertThat(other.<List<String>>path("errors.pointer")).containsExactly("/amount");
        assertThat(world.facts(entity)).hasSize(2);
    }

    @Test
    void a_key_gives_the_first_answer_again() {
        Map<String, Object> body = body(entity, "B-1", "100.00", "2026-0100");

        Response first = keyed(body);
        Response again = keyed(body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_bulk_is_answered_line_by_line_and_an_item_is_proposed_to_once() {
        String lines = IntStream.rangeClosed(1, 1_500)
                .mapToObj(i -> line("L-" + i, i % 2 == 0 ? "2026-0100" : "2026-0050"))
                .collect(Collectors.joining("\n"));

        Response answer = as("erp", entity)
                .contentType("application/x-ndjson")
                .body(lines + "\n{broken\n" + line("L-1", "2026-0050"))
                .post("/v1/payments/batch");

        List<String> results = answer.asString().lines().toList();
        assertThat(results).hasSize(1_502);
        assertThat(results.subList(0, 1_500)).allMatch(result -> result.contains("\"status\":201"));
        assertThat(results.get(1_500)).contains("\"line\":1501", "\"status\":400");
        assertThat(results.get(1_501)).contains("\"line\":1502", "\"status\":200");
        // One euro each: the items take 100 and 50 of them.
        assertThat(world.proposals(entity)).hasSize(150);
        assertThat(world.proposals(entity).stream()
                        .filter(proposal -> proposal.invoice().equals(hundred)))
                .hasSize(100);
    }

    @Test
    void lists_are_narrowed_and_paged() {
        String one = pay(entity, "B-1", "30.00", "D-10042").path("id");
        String two = pay(entity, "B-2", "30.00", "D-10042").path("id");
        String nobody = pay(entity, "B-3", "30.00", "?").path("id");

        Response firstPage = as("collector", entity)
                .queryParams(Map.of("customerId", customer.toString(), "limit", 1))
                .get("/v1/payments");
        Response secondPage = as("collector", entity)
                .queryParams(
                        Map.of("customerId", customer.toString(), "limit", 1, "after", firstPage.<String>path("next")))
                .get("/v1/payments");
        Response unidentified = as("collector", entity)
                .queryParams(Map.of("legalEntity", entity.value(), "state", "unidentified"))
                .get("/v1/payments");

        assertThat(firstPage.<List<String>>path("items.id")).containsExactly(two);
        assertThat(firstPage.<Boolean>path("hasMore")).isTrue();
        assertThat(secondPage.<List<String>>path("items.id")).containsExactly(one);
        assertThat(secondPage.<Boolean>path("hasMore")).isFalse();
        assertThat(unidentified.<List<String>>path("items.id")).containsExactly(nobody);
        as("collector", entity)
                .queryParam("state", "lost")
                .get("/v1/payments")
                .then()
                .statusCode(400);
    }

    @Test
    void only_those_who_may_do_what_they_may() {
        String id = pay(entity, "B-1", "30.00", "D-10042").path("id");
        LegalEntityId elsewhere = new Ledger().entity();

        as("collector", entity)
                .contentType(ContentType.JSON)
                .body(body(entity, "B-2", "1.00", ""))
                .post("/v1/payments")
                .then()
                .statusCode(403);
        change("erp", entity, id, "assign", Map.of("customerId", customer.toString()))
                .then()
                .statusCode(403);
        change("collector", entity, id, "reverse", Map.of("reason", "x", "reversedOn", "2026-03-21"))
                .then()
                .statusCode(403);
        as("erp", elsewhere).get("/v1/payments/" + id).then().statusCode(404);
        as("erp", elsewhere)
                .contentType(ContentType.JSON)
                .body(body(entity, "B-3", "1.00", ""))
                .post("/v1/payments")
                .then()
                .statusCode(403);
        as("collector", entity)
                .contentType(ContentType.JSON)
                .body(Map.of("customerId", customer.toString()))
                .post("/v1/payments/" + id + "/assign")
                .then()
                .statusCode(428);
    }

    @Test
    void money_to_a_company_nobody_has_registered_is_refused() {
        LegalEntityId nowhere = new Ledger().entity();

        pay(nowhere, "B-1", "1.00", "").then().statusCode(422).body("type", endsWith("/unknown-company"));
    }

    @Test
    void no_fact_carries_what_the_payer_wrote() {
        Map<String, Object> body = body(entity, "Bank-Ref-1", "120.00", "Erika Mustermann 2026-0100");
        body.put("structuredReference", "Erikas-Reference");
        body.put("customerNumber", "D-10042");
        String id = send(body).path("id");
        change("erp", entity, id, "reverse", Map.of("reason", "returned-by-bank", "reversedOn", "2026-03-21"));

        assertThat(world.payloads(entity))
                .hasSize(5)
                .allSatisfy(payload -> assertThat(payload)
                        .contains(id)
                        .doesNotContainIgnoringCase("Erika")
                        .doesNotContainIgnoringCase("Mustermann")
                        .doesNotContain("Bank-Ref-1", "D-10042", "2026-0100"));
    }

    @Test
    void money_of_an_account_that_is_not_known_is_refused_until_it_is() {
        CustomerId late = Ledger.newCustomer();
        Map<String, Object> body = body(entity, "B-1", "10.00", "danke");
        body.put("customerId", late.toString());

        send(body).then().statusCode(422).body("type", endsWith("/unknown-account"));
        assertThat(world.facts(entity)).isEmpty();
        world.hear(ledger.customer(late, "D-10043"));

        send(body).then().statusCode(201);
        send(body).then().statusCode(200);
    }

    @Test
    void money_that_was_taken_back_is_not_announced_anew() {
        String id = pay(entity, "B-1", "10.00", "2026-0100").path("id");
        change("erp", entity, id, "reverse", Map.of("reason", "wrong-customer", "reversedOn", "2026-03-21"));

        pay(entity, "B-1", "10.00", "2026-0100").then().statusCode(409).body("type", endsWith("/payment-reversed"));
        pay(entity, "B-1-anew", "10.00", "2026-0100").then().statusCode(201);
    }

    @Test
    void a_line_that_corrects_a_refused_one_is_recognised() {
        String refused = line("L-1", "2026-0100").replace("\"1.00\"", "\"0.00\"");

        Response answer = as("erp", entity)
                .contentType("application/x-ndjson")
                .body(refused + "\n" + line("L-1", "2026-0100") + "\n" + line("L-1", "2026-0100"))
                .post("/v1/payments/batch");

        assertThat(answer.asString().lines().map(result -> JsonPath.from(result).getInt("status")))
                .containsExactly(422, 201, 200);
        assertThat(world.proposals(entity)).hasSize(1);
    }

    private Response allocate(String id, InvoiceId invoice, String amount) {
        return change(
                "collector",
                entity,
                id,
                "allocate",
                Map.of(
                        "allocations",
                        List.of(Map.of(
                                "invoiceId",
                                invoice.toString(),
                                "amount",
                                Map.of("amount", amount, "currency", "EUR")))));
    }

    private Response send(Map<String, Object> body) {
        return as("erp", entity).contentType(ContentType.JSON).body(body).post("/v1/payments");
    }

    private Response keyed(Map<String, Object> body) {
        return as("erp", entity)
                .header("Idempotency-Key", "key-" + entity)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/payments");
    }

    private String line(String reference, String remittance) {
        return "{\"legalEntity\":\"" + entity + "\",\"source\":\"bulk\",\"reference\":\"" + reference
                + "\",\"receivedOn\":\"2026-03-20\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"},"
                + "\"remittance\":\"" + remittance + "\"}";
    }
}
