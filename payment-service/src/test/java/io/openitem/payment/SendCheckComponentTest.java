package io.openitem.payment;

import static io.openitem.payment.World.as;
import static io.openitem.payment.World.change;
import static io.openitem.payment.World.pay;
import static io.openitem.payment.World.standing;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told right before debtors are written to: their money that has settled nothing yet. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(TokenResource.class)
class SendCheckComponentTest {

    @Inject
    World world;

    private final Ledger ledger = new Ledger();
    private final LegalEntityId entity = ledger.entity();
    private final CustomerId customer = Ledger.newCustomer();
    private final CustomerId poor = Ledger.newCustomer();
    private final InvoiceId hundred = Ledger.newInvoice();
    private final InvoiceId fifty = Ledger.newInvoice();

    @BeforeEach
    void a_customer_owes_two_items() {
        world.hear(
                ledger.registered(),
                ledger.customer(customer, "D-10042"),
                ledger.customer(poor, "D-10043"),
                ledger.issued(customer, hundred, "2026-0100", "100.00"),
                ledger.issued(customer, fifty, "2026-0050", "50.00"));
    }

    @Test
    void money_in_flight_is_told_by_item_and_the_rest_as_unapplied() {
        pay(entity, "B-1", "60.00", "2026-0100").then().statusCode(201);
        pay(entity, "B-2", "40.00", "2026-0100").then().statusCode(201);
        pay(entity, "B-3", "70.00", "2026-0050").then().statusCode(201);

        List<InvoiceId> items =
                hundred.toString().compareTo(fifty.toString()) < 0 ? List.of(hundred, fifty) : List.of(fifty, hundred);
        assertThat(check(customer, poor, customer).jsonPath().<Object>get("customers"))
                .isEqualTo(List.of(
                        Map.of(
                                "id",
                                customer.toString(),
                                "balances",
                                List.of(Map.of(
                                        "proposed",
                                        euros("150.00"),
                                        "unapplied",
                                        euros("20.00"),
                                        "items",
                                        items.stream()
                                                .map(item -> Map.of(
                                                        "invoiceId",
                                                        item.toString(),
                                                        "proposed",
                                                        euros(item.equals(hundred) ? "100.00" : "50.00")))
                                                .toList()))),
                        Map.of("id", poor.toString(), "balances", List.of())));
    }

    @Test
    void money_that_is_answered_or_taken_back_is_no_longer_told() {
        String settled = pay(entity, "B-1", "100.00", "2026-0100").path("id");
        world.hear(ledger.answered(world.proposals(entity).getFirst(), "100.00", "0.00", 3, null));
        String reversed = pay(entity, "B-2", "50.00", "2026-0050").path("id");
        change("erp", entity, reversed, "reverse", Map.of("reason", "returned-by-bank", "reversedOn", "2026-03-21"))
                .then()
                .statusCode(200);

        assertThat(standing(entity, settled)).startsWith("applied");
        assertThat(standing(entity, reversed)).startsWith("reversed");
        assertThat(check(customer).jsonPath().getList("customers[0].balances")).isEmpty();
    }

    @Test
    void money_in_another_legal_entity_is_not_told() {
        pay(entity, "B-1", "60.00", "2026-0100").then().statusCode(201);
        Ledger other = new Ledger();
        world.hear(other.registered());

        Response answer = ask(other.entity(), List.of(customer.toString()));

        answer.then().statusCode(200);
        assertThat(answer.jsonPath().getList("customers[0].balances")).isEmpty();
    }

    @Test
    void only_services_ask_and_only_for_legal_entities_in_their_token() {
        Map<String, Object> body = Map.of("legalEntity", entity.value(), "customers", List.of(customer.toString()));

        given().contentType("application/json")
                .body(body)
                .post("/internal/send-check")
                .then()
                .statusCode(401);
        for (String role : List.of("erp", "collector", "credit-manager", "operator", "auditor", "administrator")) {
            as(role, entity)
                    .contentType("application/json")
                    .body(body)
                    .post("/internal/send-check")
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/forbidden"));
        }
        as("service", new Ledger().entity())
                .contentType("application/json")
                .body(body)
                .post("/internal/send-check")
                .then()
                .statusCode(403)
                .body("type", endsWith("/out-of-scope"));
    }

    @Test
    void a_question_is_bounded() {
        ask(entity, List.of()).then().statusCode(400).body("errors[0].pointer", equalTo("/customers"));
        ask(entity, Collections.nCopies(1_001, customer.toString())).then().statusCode(400);
        ask(entity, Collections.nCopies(1_000, customer.toString())).then().statusCode(200);
    }

    private Response check(CustomerId... customers) {
        Response answer = ask(
                entity, List.of(customers).stream().map(CustomerId::toString).toList());
        answer.then().statusCode(200);
        return answer;
    }

    private static Response ask(LegalEntityId legalEntity, List<String> customers) {
        return as("service", legalEntity)
                .contentType("application/json")
                .body(Map.of("legalEntity", legalEntity.value(), "customers", customers))
                .post("/internal/send-check");
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
