package io.openitem.invoice;

import static io.openitem.invoice.CashApplication.allocation;
import static io.openitem.invoice.CashApplication.payment;
import static io.openitem.invoice.CashApplication.proposed;
import static io.openitem.invoice.CashApplication.reversed;
import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.company;
import static io.openitem.invoice.LedgerWorld.customer;
import static io.openitem.invoice.LedgerWorld.invoiceBody;
import static io.openitem.invoice.LedgerWorld.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.PaymentId;
import io.openitem.invoice.CashApplication.Published;
import io.openitem.testing.documents.Fields;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger's side of the allocation protocol, on 25 March 2026. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class AllocationComponentTest {

    @Inject
    LedgerWorld world;

    @Inject
    CashApplication cash;

    private String entity = "";
    private String customer = "";

    @BeforeEach
    void a_company_with_a_debtor_on_the_25th_of_march() throws SQLException {
        moveClock("'2026-03-25T12:00:00Z'");
        entity = company("Europe/Berlin");
        customer = customer(entity, "D-1");
    }

    @AfterEach
    void time_is_real_again() throws SQLException {
        moveClock("null");
    }

    @Test
    void a_proposal_is_applied_and_answered_and_settles_the_item() {
        String invoice = invoice("R-1", "119.00");
        AllocationId allocation = allocation();
        PaymentId payment = payment();

        cash.receive(proposed(entity, allocation, payment, customer, invoice, "119.00"));

        assertThat(facts())
                .containsExactly(
                        "InvoiceIssued 1",
                        "PaymentApplied 2 119.00 open 0.00 since -",
                        "InvoiceSettled 3",
                        "AllocationAnswered 1 119.00 of 119.00 open 0.00 v3 because -");
        as("erp", entity)
                .get("/v1/invoices/" + invoice)
                .then()
                .statusCode(200)
                .body("state", equalTo("settled"))
                .body("openAmount.amount", equalTo("0.00"));
        assertThat(as("erp", entity)
                        .queryParams(Map.of("legalEntity", entity, "state", "settled"))
                        .get("/v1/invoices")
                        .<List<String>>path("items.number"))
                .containsExactly("R-1");
    }

    @Test
    void of_two_payments_for_one_item_the_second_gets_what_is_left() {
        String invoice = invoice("R-1", "100.00");

        cash.receive(
                proposed(entity, allocation(), payment(), customer, invoice, "70.00"),
                proposed(entity, allocation(), payment(), customer, invoice, "70.00"),
                proposed(entity, allocation(), payment(), customer, invoice, "70.00"));

        assertThat(facts())
                .containsExactly(
                        "InvoiceIssued 1",
                        "PaymentApplied 2 70.00 open 30.00 since -",
                        "PaymentApplied 3 30.00 open 0.00 since -",
                        "InvoiceSettled 4",
                        "AllocationAnswered 1 70.00 of 70.00 open 30.00 v2 because -",
                        "AllocationAnswered 1 30.00 of 70.00 open 0.00 v4 because less-owed",
                        "AllocationAnswered 1 0.00 of 70.00 open 0.00 v4 because invoice-settled");
    }

    @Test
    void an_allocation_is_answered_once_however_often_it_is_proposed() {
        String invoice = invoice("R-1", "100.00");
        Published fact = proposed(entity, allocation(), payment(), customer, invoice, "40.00");
        Published again = new Published(UUID.randomUUID(), entity, fact.fact());

        cash.receive(fact, fact, again);
        cash.receive(fact);
        cash.receive(again);

        assertThat(facts())
                .containsExactly(
                        "InvoiceIssued 1",
                        "PaymentApplied 2 40.00 open 60.00 since -",
                        "AllocationAnswered 1 40.00 of 40.00 open 60.00 v2 because -");
    }

    @Test
    void what_cannot_be_applied_is_answered_with_its_reason() {
        String cancelled = invoice("R-1", "100.00");
        cancel(cancelled, 1).then().statusCode(200);
        String others = invoice("R-2", "100.00");
        String stranger = customer(entity, "D-2");

        cash.receive(
                proposed(entity, allocation(), payment(), customer, cancelled, "10.00"),
                proposed(entity, allocation(), payment(), customer, "inv_" + "0".repeat(31) + "7", "10.00"),
                proposed(entity, allocation(), payment(), stranger, others, "10.00"));

        assertThat(facts().stream().filter(fact -> fact.startsWith("Allocation")))
                .containsExactly(
                        "AllocationAnswered 1 0.00 of 10.00 open 0.00 v2 because invoice-cancelled",
                        "AllocationAnswered 1 0.00 of 10.00 open 0.00 v0 because unknown-invoice",
                        "AllocationAnswered 1 0.00 of 10.00 open 100.00 v1 because other-customer");
    }

    @Test
    void a_reversal_opens_again_what_its_payment_had_settled_and_nothing_else() {
        String one = invoice("R-1", "100.00");
        String other = invoice("R-2", "50.00");
        PaymentId payment = payment();
        Published reversal = reversed(entity, payment, customer, "2026-03-24");

        cash.receive(
                proposed(entity, allocation(), payment(), customer, one, "30.00"),
                proposed(entity, allocation(), payment, customer, one, "70.00"),
                proposed(entity, allocation(), payment, customer, other, "50.00"),
                reversal);
        cash.receive(reversal, new Published(UUID.randomUUID(), entity, reversal.fact()));

        assertThat(facts().stream().filter(fact -> fact.startsWith("PaymentUnapplied")))
                .containsExactlyInAnyOrder(
                        "PaymentUnapplied 5 70.00 open 70.00 since -", "PaymentUnapplied 4 50.00 open 50.00 since -");
        assertThat(state(one)).isEqualTo("open 70.00");
        assertThat(state(other)).isEqualTo("open 50.00");
    }

    @Test
    void an_item_settled_in_time_and_reversed_after_its_due_date_is_late_from_then_on() throws SQLException {
        String invoice = invoice("R-1", "100.00");
        PaymentId payment = payment();
        cash.receive(proposed(entity, allocation(), payment, customer, invoice, "100.00"));

        moveClock("'2026-04-10T12:00:00Z'");
        assertThat(world.sweep()).containsKey("due-dates");
        assertThat(state(invoice)).isEqualTo("settled 0.00");
        cash.receive(reversed(entity, payment, customer, "2026-04-09"));
        world.sweep();

        assertThat(facts())
                .containsExactly(
                        "InvoiceIssued 1",
                        "PaymentApplied 2 100.00 open 0.00 since -",
                        "InvoiceSettled 3",
                        "AllocationAnswered 1 100.00 of 100.00 open 0.00 v3 because -",
                        "PaymentUnapplied 4 100.00 open 100.00 since -",
                        "InvoiceOverdue 5 100.00 since 2026-04-09");
        assertThat(as("erp", entity).get("/v1/invoices/" + invoice).<String>path("overdueSince"))
                .isEqualTo("2026-04-09");
    }

    @Test
    void what_is_late_of_a_part_paid_item_is_what_is_still_owed() throws SQLException {
        String invoice = invoice("R-1", "100.00");
        cash.receive(proposed(entity, allocation(), payment(), customer, invoice, "40.00"));

        moveClock("'2026-04-10T12:00:00Z'");
        world.sweep();
        cash.receive(proposed(entity, allocation(), payment(), customer, invoice, "60.00"));

        assertThat(facts().stream().filter(fact -> !fact.startsWith("Allocation")))
                .containsExactly(
                        "InvoiceIssued 1",
                        "PaymentApplied 2 40.00 open 60.00 since -",
                        "InvoiceOverdue 3 60.00 since 2026-04-01",
                        "PaymentApplied 4 60.00 open 0.00 since 2026-04-01",
                        "InvoiceSettled 5");
    }

    @Test
    void a_part_paid_invoice_is_not_cancelled_until_the_payment_is_reversed() {
        String invoice = invoice("R-1", "100.00");
        PaymentId payment = payment();
        cash.receive(proposed(entity, allocation(), payment, customer, invoice, "40.00"));

        cancel(invoice, 2)
                .then()
                .statusCode(409)
                .body("type", endsWith("/invoice-has-payments"))
                .body("appliedAmount", equalTo("40.00"));
        cash.receive(reversed(entity, payment, customer, "2026-03-25"));
        cancel(invoice, 3).then().statusCode(200);

        assertThat(state(invoice)).isEqualTo("cancelled 0.00");
    }

    private String invoice(String number, String amount) {
        return issue(entity, invoiceBody(entity, "D-1", number, amount))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response cancel(String invoice, int version) {
        return as("erp", entity)
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/json")
                .body(Map.of("reason", "duplicate-document"))
                .post("/v1/invoices/" + invoice + "/cancellation");
    }

    private String state(String invoice) {
        var answer = as("erp", entity).get("/v1/invoices/" + invoice);
        return answer.path("state") + " " + answer.path("openAmount.amount");
    }

    /** What the ledger published of items and allocations, in short. */
    private List<String> facts() {
        return world.facts(entity).stream()
                .map(AllocationComponentTest::inShort)
                .filter(fact -> !fact.isEmpty())
                .toList();
    }

    private static String inShort(String fact) {
        String[] parts = fact.split(" ", 5);
        Fields json = Fields.of(parts[4]);
        String head = parts[0] + " " + parts[1];
        return switch (parts[0]) {
            case "InvoiceIssued", "InvoiceSettled", "InvoiceCancelled" -> head;
            case "InvoiceOverdue" ->
                head + " " + json.text("openAmount.amount") + " since " + json.text("overdueSince");
            case "PaymentApplied", "PaymentUnapplied" ->
                head + " " + json.text("amount.amount") + " open " + json.text("openAmount.amount") + " since "
                        + orNone(json.text("overdueSince"));
            case "AllocationAnswered" ->
                head + " " + json.text("applied.amount") + " of " + json.text("proposed.amount") + " open "
                        + json.text("openAmount.amount") + " v" + json.text("invoiceVersion") + " because "
                        + orNone(json.text("reason"));
            default -> "";
        };
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "-" : text;
    }

    private static void moveClock(String instant) throws SQLException {
        try (var connection = TestStack.shared().postgres().asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update openitem.clock set simulated_at = " + instant + ", moved_at = clock_timestamp()");
        }
    }
}
