package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the ERP's request through ledger, outbox, topic and projection to the figure, with the clock moved by hand. */
class SpineJourneyTest {

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
    void an_invoice_becomes_a_figure_then_overdue_then_is_withdrawn() {
        LocalDate today = moveClockTo(world.today().plusDays(1));
        LocalDate due = today.plusDays(14);
        Figures before = Figures.of(world, "FR01", due.plusDays(1));
        String customer = Company.FR01.customer("SPINE-1");

        Door.Reply issued = door.postUntilAnswered(
                World.ERP_FR,
                "/v1/invoices",
                World.invoiceBody("FR01", customer, "SPINE-1-A", today, due, "1234.50"),
                "spine-a");
        assertThat(issued.status()).isEqualTo(201);
        String invoice = issued.body().get("id").textValue();
        world.stack().awaitQuiescence();
        assertThat(Figures.of(world, "FR01", today).minus(Figures.of(world, "FR01", today.minusDays(1))))
                .isEqualTo(new Figures(123_450, 0));

        moveClockTo(due);
        assertThat(eventsOf(customer)).containsExactly("CustomerRegistered 1", "InvoiceIssued 1", "InvoiceDueSoon 2");

        moveClockTo(due.plusDays(1));
        assertThat(eventsOf(customer))
                .containsExactly("CustomerRegistered 1", "InvoiceIssued 1", "InvoiceDueSoon 2", "InvoiceOverdue 3");
        assertThat(Figures.of(world, "FR01", due.plusDays(1)).minus(before)).isEqualTo(new Figures(123_450, 123_450));

        Door.Reply read = door.get(World.ERP_FR, "/v1/invoices/" + invoice);
        Door.Reply cancelled = door.post(
                World.ERP_FR,
                "/v1/invoices/" + invoice + "/cancellation",
                Map.of("reason", "duplicate-document"),
                Map.of("If-Match", read.header("ETag")));
        assertThat(cancelled.status()).as(cancelled.body().toString()).isEqualTo(200);
        world.stack().awaitQuiescence();
        assertThat(eventsOf(customer))
                .containsExactly(
                        "CustomerRegistered 1",
                        "InvoiceIssued 1",
                        "InvoiceDueSoon 2",
                        "InvoiceOverdue 3",
                        "InvoiceCancelled 4");
        assertThat(Figures.of(world, "FR01", due.plusDays(1)).minus(before)).isEqualTo(new Figures(0, 0));
        books.projectionEqualsLedger();
    }

    @Test
    void a_bulk_of_invoices_is_answered_line_by_line_and_counted_to_the_cent() {
        String customer = Company.DE01.customer("BULK-1");
        LocalDate today = world.today();
        Figures before = Figures.of(world, "DE01", today);
        String lines = IntStream.rangeClosed(1, 2_000)
                .mapToObj(i -> line(customer, today, i))
                .collect(Collectors.joining("\n"));
        String withBroken = lines + "\n{not json\n" + line(customer, today, 1) + "\n";

        Door.Reply reply = door.postText(World.ERP, "/v1/invoices/batch", "application/x-ndjson", withBroken);

        List<String> answers = reply.raw().body().lines().toList();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(answers).hasSize(2_002);
        assertThat(answers.subList(0, 2_000)).allMatch(answer -> answer.contains("\"status\":201"));
        assertThat(answers.get(2_000)).contains("\"line\":2001").contains("\"status\":400");
        assertThat(answers.get(2_001)).contains("\"status\":200");
        world.stack().awaitQuiescence();
        // 1.01 + 2.01 + ... + 2000.01
        assertThat(Figures.of(world, "DE01", today).minus(before)).isEqualTo(new Figures(200_100_000 + 2_000, 0));
        books.projectionEqualsLedger();
    }

    @Test
    void a_write_repeated_with_its_key_takes_effect_once() {
        String customer = Company.DE01.customer("KEY-1");
        LocalDate today = world.today();
        Map<String, Object> body = World.invoiceBody("DE01", customer, "KEY-1-A", today, today.plusDays(30), "10.00");

        Door.Reply first = door.post(World.ERP, "/v1/invoices", body, Map.of("Idempotency-Key", "journey-key"));
        Door.Reply again = door.post(World.ERP, "/v1/invoices", body, Map.of("Idempotency-Key", "journey-key"));
        Door.Reply other = door.post(
                World.ERP,
                "/v1/invoices",
                World.invoiceBody("DE01", customer, "KEY-1-B", today, today.plusDays(30), "10.00"),
                Map.of("Idempotency-Key", "journey-key"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().get("type").textValue()).endsWith("/idempotency-key-reused");
        world.stack().awaitQuiescence();
        assertThat(eventsOf(customer)).containsExactly("CustomerRegistered 1", "InvoiceIssued 1");
    }

    private static String line(String customer, LocalDate today, int i) {
        return "{\"legalEntity\":\"DE01\",\"customerId\":\"" + customer + "\",\"source\":\"journey\",\"number\":\"BULK-"
                + i + "\",\"issueDate\":\"" + today + "\",\"dueDate\":\"" + today.plusDays(30)
                + "\",\"amount\":{\"amount\":\"" + i + ".01\",\"currency\":\"EUR\"}}";
    }

    private static LocalDate moveClockTo(LocalDate day) {
        world.stack().run("clock", day.toString());
        return day;
    }

    private List<String> eventsOf(String customer) {
        return books.topicIsWhole().stream()
                .filter(event -> event.key().equals(customer))
                .map(event -> event.type() + " " + event.version())
                .toList();
    }

    /** What is owed and what of it is late, in cents. */
    private record Figures(long receivables, long overdue) {

        static Figures of(World world, String legalEntity, LocalDate asOf) {
            Door.Reply reply = world.door()
                    .get("auditor", "/v1/kpis?legalEntity=" + legalEntity + "&asOf=" + asOf + "&currency=EUR");
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            JsonNode currencies = reply.body().get("currencies");
            return currencies.isEmpty()
                    ? new Figures(0, 0)
                    : new Figures(minor(currencies.get(0), "receivables"), minor(currencies.get(0), "overdue"));
        }

        Figures minus(Figures other) {
            return new Figures(receivables - other.receivables, overdue - other.overdue);
        }

        private static long minor(JsonNode currency, String figure) {
            return new java.math.BigDecimal(
                            currency.at("/" + figure + "/amount").textValue())
                    .movePointRight(2)
                    .longValueExact();
        }
    }
}
