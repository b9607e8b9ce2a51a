package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money from the request to the settled item and back, by the exact facts of both services. */
class PaymentJourneyTest {

    private static World world;
    private static Door door;
    private static Reconciliation books;

    @BeforeAll
    static void stack() {
        world = World.shared();
        door = world.door();
        books = new Reconciliation(world);
    }

    @AfterEach
    void the_books_agree() {
        books.cashEqualsLedger();
        books.projectionEqualsLedger();
    }

    @Test
    void money_settles_its_invoice_and_the_rest_is_unapplied_cash() {
        String customer = Company.FR01.customer("PAY-1");
        String invoice = invoice(customer, "PAY-1-A", "100.00");
        world.stack().awaitQuiescence();

        String payment = Company.FR01.pay("PAY-1-B", "130.00", "facture PAY-1-A, merci");
        world.stack().awaitQuiescence();

        assertThat(state(invoice)).isEqualTo("settled 0.00");
        assertThat(standing(payment)).isEqualTo("unapplied 0.00 100.00 30.00 0.00");
        assertThat(ofInvoices(customer))
                .containsExactly(
                        "CustomerRegistered 1",
                        "InvoiceIssued 1",
                        "PaymentApplied 2",
                        "InvoiceSettled 3",
                        "AllocationAnswered 1");
        assertThat(ofPayments(payment))
                .containsExactly("PaymentReceived 1 cus", "AllocationProposed 2 cus", "UnappliedCashChanged 3 cus");
    }

    @Test
    void of_two_payments_for_one_item_the_second_gets_it_when_the_first_is_reversed() {
        String customer = Company.FR01.customer("PAY-2");
        String invoice = invoice(customer, "PAY-2-A", "100.00");
        world.stack().awaitQuiescence();

        String first = Company.FR01.pay("PAY-2-B", "100.00", "PAY-2-A");
        String second = Company.FR01.pay("PAY-2-C", "100.00", "PAY-2-A");
        world.stack().awaitQuiescence();
        assertThat(standing(first)).isEqualTo("applied 0.00 100.00 0.00 0.00");
        assertThat(standing(second)).isEqualTo("unapplied 0.00 0.00 100.00 0.00");
        Company.FR01.reverse(first);
        world.stack().awaitQuiescence();

        assertThat(state(invoice)).isEqualTo("settled 0.00");
        assertThat(standing(first)).isEqualTo("reversed 0.00 0.00 0.00 100.00");
        assertThat(standing(second)).isEqualTo("applied 0.00 100.00 0.00 0.00");
        assertThat(ofInvoices(customer))
                .containsExactly(
                        "CustomerRegistered 1",
                        "InvoiceIssued 1",
                        "PaymentApplied 2",
                        "InvoiceSettled 3",
                        "AllocationAnswered 1",
                        "PaymentUnapplied 4",
                        "PaymentApplied 5",
                        "InvoiceSettled 6",
                        "AllocationAnswered 1");
        assertThat(ofPayments(first))
                .containsExactly("PaymentReceived 1 cus", "AllocationProposed 2 cus", "PaymentReversed 3 cus");
        assertThat(ofPayments(second))
                .containsExactly(
                        "PaymentReceived 1 cus",
                        "UnappliedCashChanged 2 cus",
                        "AllocationProposed 3 cus",
                        "UnappliedCashChanged 4 cus");
    }

    @Test
    void money_that_comes_before_its_invoice_waits_for_it() {
        String customer = Company.FR01.customer("PAY-3");
        String payment = Company.FR01.pay("PAY-3-B", "80.00", "PAY-3-A");
        world.stack().awaitQuiescence();
        assertThat(standing(payment)).isEqualTo("unidentified 0.00 0.00 80.00 0.00");

        String invoice = invoice(customer, "PAY-3-A", "100.00");
        world.stack().awaitQuiescence();

        assertThat(state(invoice)).isEqualTo("open 20.00");
        assertThat(ofPayments(payment))
                .containsExactlyInAnyOrder(
                        "PaymentReceived 1 pay", "PaymentAssigned 2 cus", "AllocationProposed 3 cus");
        assertThat(ofInvoices(customer))
                .containsExactly("CustomerRegistered 1", "InvoiceIssued 1", "PaymentApplied 2", "AllocationAnswered 1");
    }

    @Test
    void a_late_payment_is_taken_back_after_the_due_date_and_the_item_is_late_again() {
        LocalDate today = world.today();
        String customer = Company.FR01.customer("PAY-4");
        String invoice = Company.FR01.invoice(customer, "PAY-4-A", "100.00", today, today.plusDays(20));
        // Beyond the due date at once, so that nothing is told of its being near.
        world.stack().run("clock", today.plusDays(21).toString());
        String payment = Company.FR01.pay("PAY-4-B", "100.00", "PAY-4-A");
        world.stack().awaitQuiescence();
        assertThat(state(invoice)).isEqualTo("settled 0.00");

        world.stack().run("clock", today.plusDays(24).toString());
        Company.FR01.reverse(payment);
        world.stack().awaitQuiescence();

        assertThat(state(invoice)).isEqualTo("overdue 100.00");
        assertThat(ofInvoices(customer))
                .containsExactly(
                        "CustomerRegistered 1",
                        "InvoiceIssued 1",
                        "InvoiceOverdue 2",
                        "PaymentApplied 3",
                        "InvoiceSettled 4",
                        "AllocationAnswered 1",
                        "PaymentUnapplied 5");
    }

    @Test
    void a_bank_statement_settles_by_creditor_reference_and_counts_once() {
        String customer = Company.FR01.customer("PAY-5");
        String invoice = invoice(customer, "PAY-5-A", "100.00");
        world.stack().awaitQuiescence();
        String statement = World.statement("PAY-5", world.today(), "100.00", creditorReference("PAY5A"));

        Door.Reply first =
                door.postText(World.ERP_FR, "/v1/bank-statements?legalEntity=FR01", "application/xml", statement);
        Door.Reply again =
                door.postText(World.ERP_FR, "/v1/bank-statements?legalEntity=FR01", "application/xml", statement);
        world.stack().awaitQuiescence();

        assertThat(first.raw().body()).contains("\"outcome\":\"payment\"", "\"status\":201");
        assertThat(again.raw().body()).contains("\"outcome\":\"payment\"", "\"status\":200");
        assertThat(state(invoice)).isEqualTo("settled 0.00");
    }

    @Test
    void facts_sent_again_by_both_services_change_no_money() {
        String customer = Company.FR01.customer("PAY-6");
        String invoice = invoice(customer, "PAY-6-A", "100.00");
        world.stack().awaitQuiescence();
        String payment = Company.FR01.pay("PAY-6-B", "60.00", "PAY-6-A");
        Door.Reply same = door.post(
                World.ERP_FR,
                "/v1/payments",
                Company.FR01.paymentBody("PAY-6-B", "60.00", "PAY-6-A", world.today()),
                Map.of());
        world.stack().awaitQuiescence();

        world.stack().run("outbox", "resend", "--since", "all");
        world.stack().awaitQuiescence();

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body().get("id").textValue()).isEqualTo(payment);
        assertThat(state(invoice)).isEqualTo("open 40.00");
        assertThat(standing(payment)).isEqualTo("applied 0.00 60.00 0.00 0.00");
        assertThat(ofInvoices(customer))
                .containsExactly("CustomerRegistered 1", "InvoiceIssued 1", "PaymentApplied 2", "AllocationAnswered 1");
    }

    private static String invoice(String customer, String number, String amount) {
        LocalDate today = world.today();
        return Company.FR01.invoice(customer, number, amount, today, today.plusDays(30));
    }

    /** State and open amount. */
    private static String state(String invoice) {
        JsonNode body = door.get(World.ERP_FR, "/v1/invoices/" + invoice).body();
        return body.path("state").asText() + " " + body.at("/openAmount/amount").asText();
    }

    /** State and balance: proposed, applied, unapplied, returned. */
    private static String standing(String payment) {
        JsonNode body = door.get(World.ERP_FR, "/v1/payments/" + payment).body();
        return body.path("state").asText() + " "
                + body.at("/balance/proposed/amount").asText() + " "
                + body.at("/balance/applied/amount").asText() + " "
                + body.at("/balance/unapplied/amount").asText() + " "
                + body.at("/balance/returned/amount").asText();
    }

    private static List<String> ofInvoices(String customer) {
        return books.topicIsWhole().stream()
                .filter(event -> event.key().equals(customer))
                .map(event -> event.type() + " " + event.version())
                .toList();
    }

    /** Facts of one payment with the kind of their key. */
    private static List<String> ofPayments(String payment) {
        return Topic.read(world.stack().bootstrapServers(), "openitem.payment.v1").stream()
                .filter(event -> event.subject().equals(payment))
                .map(event ->
                        event.type() + " " + event.version() + " " + event.key().substring(0, 3))
                .toList();
    }

    /** ISO 11649, worked out here once more by its definition. */
    private static String creditorReference(String body) {
        StringBuilder digits = new StringBuilder();
        (body + "RF00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        return "RF" + (check < 10 ? "0" : "") + check + body;
    }
}
