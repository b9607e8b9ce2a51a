package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ledger tells those who write to debtors, by its exact facts and by its answer right before they write. */
class LedgerCollectionsJourneyTest {

    /** The account of the services among themselves. */
    private static final String SERVICES = "openitem-services";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static World world;
    private static Door door;
    private static Reconciliation books;

    @BeforeAll
    static void stack() {
        world = World.shared();
        door = world.door();
        books = new Reconciliation(world);
    }

    @Test
    void an_item_is_due_soon_then_contested_then_late_then_no_longer_contested() {
        LocalDate due = world.today().plusDays(20);
        String customer = Company.FR01.customer("COLL-1");
        String invoice = invoice(customer, "COLL-1-A", due);

        moveClockTo(due.minusDays(8));
        assertThat(eventsOf(customer)).containsExactly("CustomerRegistered 1", "InvoiceIssued 1");

        moveClockTo(due.minusDays(7));
        moveClockTo(due.minusDays(6));
        Company.FR01.dispute(invoice, "wrong-price");
        moveClockTo(due.plusDays(1));
        JsonNode contested = owed(customer);
        Company.FR01.rejectDispute(invoice);
        world.stack().awaitQuiescence();
        JsonNode resolved = owed(customer);

        assertThat(eventsOf(customer))
                .containsExactly(
                        "CustomerRegistered 1",
                        "InvoiceIssued 1",
                        "InvoiceDueSoon 2",
                        "InvoiceDisputed 3",
                        "InvoiceOverdue 4",
                        "DisputeResolved 5");
        assertThat(contested.path("disputed").booleanValue()).isTrue();
        assertThat(contested.path("version").intValue()).isEqualTo(4);
        assertThat(resolved.path("disputed").booleanValue()).isFalse();
        assertThat(resolved.path("state").textValue()).isEqualTo("overdue");
        books.projectionEqualsLedger();
    }

    @Test
    void an_item_contested_before_its_due_date_is_near_is_never_announced() {
        LocalDate due = world.today().plusDays(20);
        String customer = Company.FR01.customer("COLL-2");
        String invoice = invoice(customer, "COLL-2-A", due);

        Company.FR01.dispute(invoice, "goods-not-received");
        moveClockTo(due.minusDays(3));
        moveClockTo(due.plusDays(1));

        assertThat(eventsOf(customer))
                .containsExactly("CustomerRegistered 1", "InvoiceIssued 1", "InvoiceDisputed 2", "InvoiceOverdue 3");
    }

    @Test
    void money_of_a_debtor_that_is_unapplied_is_told_before_anybody_writes() {
        String customer = Company.FR01.customer("COLL-3");
        invoice(customer, "COLL-3-A", world.today().plusDays(20));
        world.stack().awaitQuiescence();
        Company.FR01.pay("COLL-3-B", "130.00", "COLL-3-A");
        world.stack().awaitQuiescence();

        JsonNode money = sendCheck("payment", customer);
        JsonNode ledger = sendCheck("invoice", customer);

        assertThat(money.at("/balances/0/unapplied/amount").textValue()).isEqualTo("30.00");
        assertThat(money.at("/balances/0/items")).isEmpty();
        assertThat(ledger.at("/items")).isEmpty();
        assertThat(ledger.at("/email").textValue()).isEqualTo("coll-3@example.org");
        Door.Reply outside = door.post(SERVICES, "/internal/send-check", Map.of(), Map.of());
        assertThat(outside.status()).isEqualTo(404);
    }

    private static String invoice(String customer, String number, LocalDate due) {
        return Company.FR01.invoice(customer, number, "100.00", world.today(), due);
    }

    /** The one item of a customer as the ledger tells it to other services. */
    private static JsonNode owed(String customer) {
        return sendCheck("invoice", customer).at("/items/0");
    }

    /** The answer for one customer, asked past the gateway, which has no way there. */
    private static JsonNode sendCheck(String service, String customer) {
        String body = Door.text(Map.of("legalEntity", "FR01", "customers", List.of(customer)));
        HttpRequest request = HttpRequest.newBuilder(world.stack().uri(service).resolve("/internal/send-check"))
                .header("Authorization", "Bearer " + world.token(SERVICES))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body()).at("/customers/0");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void moveClockTo(LocalDate day) {
        world.stack().run("clock", day.toString());
    }

    private static List<String> eventsOf(String customer) {
        return books.topicIsWhole().stream()
                .filter(event -> event.key().equals(customer))
                .map(event -> event.type() + " " + event.version())
                .toList();
    }
}
