package io.openitem.invoice;

import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.company;
import static io.openitem.invoice.LedgerWorld.customer;
import static io.openitem.invoice.LedgerWorld.invoiceBody;
import static io.openitem.invoice.LedgerWorld.issue;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.stack.StackResource;
import io.openitem.testing.stack.TestStack;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Due dates that pass on the simulated clock. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class DueDateSweepComponentTest {

    @Inject
    LedgerWorld world;

    @AfterEach
    void time_is_real_again() throws SQLException {
        moveClock("null");
    }

    @Test
    void a_due_date_passes_at_midnight_of_the_legal_entitys_own_zone() throws SQLException {
        moveClock("'2090-03-31T12:00:00Z'");
        String berlin = company("Europe/Berlin");
        String honolulu = company("Pacific/Honolulu");
        String inBerlin = invoice(berlin, "2090-03-31");
        String inHonolulu = invoice(honolulu, "2090-03-31");

        moveClock("'2090-03-31T21:59:59Z'");
        world.sweep();
        assertThat(state(berlin, inBerlin)).isEqualTo("open");

        moveClock("'2090-03-31T22:00:00Z'");
        world.sweep();
        assertThat(state(berlin, inBerlin)).isEqualTo("overdue");
        assertThat(state(honolulu, inHonolulu)).isEqualTo("open");

        moveClock("'2090-04-05T10:00:00Z'");
        world.sweep();
        assertThat(state(honolulu, inHonolulu)).isEqualTo("overdue");
        String customer = as("erp", honolulu).get("/v1/invoices/" + inHonolulu).path("customerId");
        assertThat(world.facts(honolulu).getLast())
                .isEqualTo("InvoiceOverdue 2 " + customer + " 2090-04-05 {\"invoice\":\"" + inHonolulu
                        + "\",\"customer\":\"" + customer + "\",\"dueDate\":\"2090-03-31\","
                        + "\"overdueSince\":\"2090-04-01\","
                        + "\"openAmount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"}}");
    }

    @Test
    void nothing_is_noticed_twice_and_nothing_that_is_cancelled() throws SQLException {
        moveClock("'2091-03-31T12:00:00Z'");
        String entity = company("Europe/Berlin");
        invoice(entity, "2091-03-31");
        String cancelled = issue(entity, body(entity, "R-2", "2091-03-31")).path("id");
        as("erp", entity)
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(Map.of("reason", "duplicate-document"))
                .post("/v1/invoices/" + cancelled + "/cancellation")
                .then()
                .statusCode(200);

        moveClock("'2091-05-01T12:00:00Z'");
        world.sweep();
        Map<String, Integer> again = world.sweep();

        assertThat(again).containsEntry("due-dates", 0);
        assertThat(world.facts(entity))
                .extracting(fact -> fact.split(" ")[0])
                .containsExactly(
                        "LegalEntityChanged",
                        "CustomerRegistered",
                        "InvoiceIssued",
                        "InvoiceIssued",
                        "InvoiceCancelled",
                        "InvoiceOverdue");
        assertThat(as("erp", entity)
                        .queryParams(Map.of("legalEntity", entity, "state", "overdue"))
                        .get("/v1/invoices")
                        .<List<String>>path("items.number"))
                .containsExactly("R-1");
    }

    private static String invoice(String entity, String dueDate) {
        customer(entity, "D-1");
        return issue(entity, body(entity, "R-1", dueDate))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> body(String entity, String number, String dueDate) {
        Map<String, Object> body = new HashMap<>(invoiceBody(entity, "D-1", number, "119.00"));
        body.put("dueDate", dueDate);
        return body;
    }

    private static String state(String entity, String invoice) {
        return as("erp", entity).get("/v1/invoices/" + invoice).path("state");
    }

    private static void moveClock(String instant) throws SQLException {
        try (var connection = TestStack.shared().postgres().asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update openitem.clock set simulated_at = " + instant + ", moved_at = clock_timestamp()");
        }
    }
}
