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
                .isEqualTo("InvoiceOverdue 3 " + customer + " 2090-04-05 {\"invoice\":\"" + inHonolulu
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

    @Test
    void a_due_date_is_announced_once_from_a_week_ahead_by_the_legal_entitys_own_day() throws SQLException {
        moveClock("'2092-03-24T12:00:00Z'");
        String berlin = company("Europe/Berlin");
        String honolulu = company("Pacific/Honolulu");
        String inBerlin = invoice(berlin, "2092-04-01");
        invoice(honolulu, "2092-04-01");

        moveClock("'2092-03-24T23:00:00Z'");
        Map<String, Integer> first = world.sweep();
        Map<String, Integer> again = world.sweep();

        assertThat(first).containsEntry("due-soon", 1);
        assertThat(again).containsEntry("due-soon", 0);
        String customer = as("erp", berlin).get("/v1/invoices/" + inBerlin).path("customerId");
        assertThat(world.facts(berlin).getLast())
                .isEqualTo("InvoiceDueSoon 2 " + customer + " 2092-03-25 {\"invoice\":\"" + inBerlin
                        + "\",\"customer\":\"" + customer + "\",\"dueDate\":\"2092-04-01\",\"daysAhead\":7,"
                        + "\"openAmount\":{\"amount\":\"119.00\",\"currency\":\"EUR\"}}");
        assertThat(types(honolulu)).doesNotContain("InvoiceDueSoon");
        moveClock("'2092-04-02T09:00:00Z'");
        world.sweep();
        assertThat(types(berlin)).endsWith("InvoiceDueSoon", "InvoiceOverdue");
        assertThat(types(honolulu)).endsWith("InvoiceIssued", "InvoiceDueSoon");
    }

    @Test
    void an_item_that_comes_late_is_announced_at_the_next_sweep_and_one_that_is_contested_when_that_is_over()
            throws SQLException {
        moveClock("'2093-03-30T12:00:00Z'");
        String entity = company("Europe/Berlin");
        String invoice = invoice(entity, "2093-04-01");
        dispute(entity, invoice, "dispute", Map.of("reason", "wrong-price"), 1);

        Map<String, Integer> contested = world.sweep();
        dispute(entity, invoice, "dispute/resolve", Map.of("outcome", "rejected"), 2);
        Map<String, Integer> resolved = world.sweep();

        assertThat(contested).containsEntry("due-soon", 0);
        assertThat(resolved).containsEntry("due-soon", 1);
        assertThat(types(entity)).endsWith("InvoiceIssued", "InvoiceDisputed", "DisputeResolved", "InvoiceDueSoon");
        assertThat(world.facts(entity).getLast()).contains("\"daysAhead\":2");
    }

    @Test
    void the_sweeps_look_only_at_what_is_to_be_announced_and_what_is_past() {
        assertThat(plan("announced_on is null and dispute_reason is null and due_date between '2026-01-01' and"
                        + " '2026-01-08'"))
                .contains("invoice_to_announce");
        assertThat(plan("announced_on is not null and due_date < '2026-01-01'")).contains("invoice_announced");
    }

    /** How the database would look for open invoices when nothing but the size of a table spoke for reading all of it. */
    private String plan(String condition) {
        return world.asWorker(tx -> tx.sql("set local enable_seqscan = off")
                        .update()
                        .chain(() -> tx.sql(
                                        "explain select id from invoice where legal_entity = 'DE01' and state = 'open'"
                                                + " and " + condition)
                                .list(row -> row.text(0))))
                .toString();
    }

    private static void dispute(String entity, String invoice, String path, Map<String, String> body, int version) {
        as("collector", entity)
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/json")
                .body(body)
                .post("/v1/invoices/" + invoice + "/" + path)
                .then()
                .statusCode(200);
    }

    private List<String> types(String entity) {
        return world.facts(entity).stream().map(fact -> fact.split(" ")[0]).toList();
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
