package io.openitem.invoice;

import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.company;
import static io.openitem.invoice.LedgerWorld.customer;
import static io.openitem.invoice.LedgerWorld.invoiceBody;
import static io.openitem.invoice.LedgerWorld.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.openitem.contracts.PaymentId;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.stack.TestStack;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items that debtors contest, on 10 March 2026; the item is due on the 31st. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class DisputeComponentTest {

    @Inject
    LedgerWorld world;

    @Inject
    CashApplication cash;

    private String entity = "";
    private String customer = "";
    private String invoice = "";

    @BeforeEach
    void an_open_item_on_the_10th_of_march() throws SQLException {
        moveClock("'2026-03-10T12:00:00Z'");
        entity = company("Europe/Berlin");
        customer = customer(entity, "D-1");
        invoice = issue(entity, invoiceBody(entity, "D-1", "R-1", "100.00")).path("id");
    }

    @AfterEach
    void time_is_real_again() throws SQLException {
        moveClock("null");
    }

    @Test
    void a_dispute_begins_and_ends_and_changes_nothing_of_what_is_owed() throws SQLException {
        change("collector", "dispute", Map.of("reason", "wrong-price"), 1)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("open"))
                .body("openAmount.amount", equalTo("100.00"))
                .body("dispute.reason", equalTo("wrong-price"))
                .body("dispute.on", equalTo("2026-03-10"));
        moveClock("'2026-04-02T12:00:00Z'");
        change("credit-manager", "dispute/resolve", Map.of("outcome", "rejected"), 2)
                .then()
                .statusCode(200)
                .body("state", equalTo("overdue"))
                .body("dispute", nullValue());

        assertThat(world.facts(entity).subList(3, 6))
                .containsExactly(
                        fact("InvoiceDisputed 2", "2026-03-10")
                                + "\"reason\":\"wrong-price\",\"disputedOn\":\"2026-03-10\",\"dueDate\":\"2026-03-31\","
                                + "\"openAmount\":{\"amount\":\"100.00\",\"currency\":\"EUR\"}}",
                        fact("InvoiceOverdue 3", "2026-04-02")
                                + "\"dueDate\":\"2026-03-31\",\"overdueSince\":\"2026-04-01\","
                                + "\"openAmount\":{\"amount\":\"100.00\",\"currency\":\"EUR\"}}",
                        fact("DisputeResolved 4", "2026-04-02")
                                + "\"reason\":\"wrong-price\",\"outcome\":\"rejected\",\"disputedOn\":\"2026-03-10\","
                                + "\"resolvedOn\":\"2026-04-02\",\"dueDate\":\"2026-03-31\","
                                + "\"openAmount\":{\"amount\":\"100.00\",\"currency\":\"EUR\"},"
                                + "\"overdueSince\":\"2026-04-01\"}");
    }

    @Test
    void what_cannot_be_contested_or_resolved_is_refused_with_its_reason() {
        change("collector", "dispute/resolve", Map.of("outcome", "rejected"), 1)
                .then()
                .statusCode(409)
                .body("type", endsWith("/invoice-not-disputed"));
        change("collector", "dispute", Map.of("reason", "wrong-price"), 1)
                .then()
                .statusCode(200);
        change("collector", "dispute", Map.of("reason", "goods-not-received"), 2)
                .then()
                .statusCode(409)
                .body("type", endsWith("/invoice-already-disputed"))
                .body("reason", equalTo("wrong-price"));
        change("collector", "dispute/resolve", Map.of("outcome", "rejected"), 1)
                .then()
                .statusCode(412);
        change("erp", "dispute/resolve", Map.of("outcome", "rejected"), 2)
                .then()
                .statusCode(403);
        as("collector", LedgerWorld.newEntity())
                .header("If-Match", "\"2\"")
                .contentType("application/json")
                .body(Map.of("outcome", "rejected"))
                .post("/v1/invoices/" + invoice + "/dispute/resolve")
                .then()
                .statusCode(404);

        assertThat(types()).endsWith("InvoiceIssued 1", "InvoiceDisputed 2");
    }

    @Test
    void a_contested_item_takes_payments_and_stays_contested_when_they_are_taken_back() {
        PaymentId payment = CashApplication.payment();
        change("collector", "dispute", Map.of("reason", "wrong-price"), 1)
                .then()
                .statusCode(200);

        cash.receive(
                CashApplication.proposed(entity, CashApplication.allocation(), payment, customer, invoice, "100.00"));
        as("erp", entity)
                .get("/v1/invoices/" + invoice)
                .then()
                .body("state", equalTo("settled"))
                .body("dispute.reason", equalTo("wrong-price"));
        cash.receive(CashApplication.reversed(entity, payment, customer, "2026-03-10"));

        as("erp", entity)
                .get("/v1/invoices/" + invoice)
                .then()
                .body("state", equalTo("open"))
                .body("openAmount.amount", equalTo("100.00"))
                .body("dispute.reason", equalTo("wrong-price"));
    }

    @Test
    void a_settled_item_is_not_contested() {
        cash.receive(CashApplication.proposed(
                entity, CashApplication.allocation(), CashApplication.payment(), customer, invoice, "100.00"));

        change("collector", "dispute", Map.of("reason", "wrong-price"), 3)
                .then()
                .statusCode(409)
                .body("type", endsWith("/invoice-settled"));
    }

    @Test
    void a_contested_invoice_can_be_withdrawn_and_nothing_of_it_is_contested_after() {
        change("collector", "dispute", Map.of("reason", "wrong-price"), 1)
                .then()
                .statusCode(200);

        change("erp", "cancellation", Map.of("reason", "wrong-price"), 2)
                .then()
                .statusCode(200)
                .body("dispute", nullValue());
        change("collector", "dispute/resolve", Map.of("outcome", "accepted"), 3)
                .then()
                .statusCode(409)
                .body("type", endsWith("/invoice-already-cancelled"));
    }

    private Response change(String role, String path, Map<String, String> body, int version) {
        return as(role, entity)
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/json")
                .body(body)
                .post("/v1/invoices/" + invoice + "/" + path);
    }

    private String fact(String typeAndVersion, String businessDate) {
        return typeAndVersion + " " + customer + " " + businessDate + " {\"invoice\":\"" + invoice
                + "\",\"customer\":\"" + customer + "\",";
    }

    private List<String> types() {
        return world.facts(entity).stream()
                .map(fact -> fact.split(" ")[0] + " " + fact.split(" ")[1])
                .toList();
    }

    private static void moveClock(String instant) throws SQLException {
        try (var connection = TestStack.shared().postgres().asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update openitem.clock set simulated_at = " + instant + ", moved_at = clock_timestamp()");
        }
    }
}
