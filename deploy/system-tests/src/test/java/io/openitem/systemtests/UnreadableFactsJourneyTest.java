package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.systemtests.Poison.Context;
import io.openitem.systemtests.Poison.Sent;
import io.openitem.systemtests.Poison.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Poison in each topic: records that cannot be taken in hold up their own customer and nobody else, at the consumers that
 * cannot take them in and at no other. Named so that it runs after all others: the records stay in the topics.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnreadableFactsJourneyTest {

    private static final List<String> SERVICES = List.of("invoice", "payment", "dunning", "risk", "analytics");
    private static final String WELL = "POISON-NONE";

    /** The legal entity whose later changes wait. */
    private static final String ENTITY_HELD_UP = Poison.LEGAL_ENTITY + "FR01";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What customers have in the four topics that are about them and what of it a timeline does not show, in order. */
    private static final String MISSING = """
            select regexp_replace(o.type, '.*\\.', '') from (
                select 1 as part, kept_on, seq, id, type, customer_id from invoice.outbox
                union all select 2, kept_on, seq, id, type, customer_id from payment.outbox
                union all select 3, kept_on, seq, id, type, customer_id from dunning.outbox
                union all select 4, kept_on, seq, id, type, customer_id from risk.outbox) o
            where o.customer_id = ':customer'
                and not exists (select from analytics.timeline t where t.id::text = o.id::text)
            order by o.part, o.kept_on, o.seq
            """;

    private static World world;
    private static Door door;
    private static Reconciliation books;

    /** The day on which everything begins. */
    private static LocalDate today;

    /** Ids of the customers by their numbers: one without and one for each topic with poison under its key. */
    private static Map<String, String> customers;

    private static List<Sent> sent;

    /** How many facts of a key were published before the first broken one, by topic and key. */
    private static Map<String, Long> before;

    @BeforeAll
    static void a_quiet_stack() {
        world = World.shared();
        door = world.door();
        books = new Reconciliation(world);
        today = world.today();
        customers = new LinkedHashMap<>();
        sent = new ArrayList<>();
        before = new LinkedHashMap<>();
        for (String number : List.of(WELL, "POISON-INVOICE", "POISON-PAYMENT", "POISON-DUNNING", "POISON-RISK")) {
            customers.put(number, Company.FR01.customer(number));
        }
        world.stack().awaitQuiescence();
        assertThat(parked()).isEmpty();
    }

    @Test
    @Order(1)
    void each_consumer_parks_exactly_what_it_cannot_take_in() {
        try (Poison poison = new Poison(world.stack().bootstrapServers(), today)) {
            for (Context context : Poison.CONTEXTS) {
                for (Way way : Way.values()) {
                    // A legal entity that nobody has heard of is simply a new one.
                    if (way != Way.UNREGISTERED || !context.equals(Poison.REFERENCE)) {
                        sent.add(poison.send(context, way, keyOfNobody(context)));
                    }
                }
                String key = heldUp(context);
                before.put(context.topic() + key, published(context, key));
                sent.add(poison.send(context, Way.UNKNOWN_TYPE, key));
                sent.add(poison.send(context, Way.TRUNCATED, key));
            }
            sent.add(poison.sendUnplaceable(Poison.INVOICE, "AllocationAnswered", "payment-invoice", "refused"));
            sent.add(poison.sendUnplaceable(Poison.INVOICE, "InvoiceSettled", "analytics-invoice", "was never issued"));
        }

        world.stack().awaitQuiescence();

        assertThat(parked()).hasSize(86).isEqualTo(expected());
        world.stack().run("parked", "list");
        Map<String, String> problems = problems();
        for (Sent one : sent) {
            for (String consumer : one.parkedBy()) {
                assertThat(problems.get(consumer + " " + one.key()))
                        .as("%s at %s", one, consumer)
                        .contains(one.problem());
            }
        }
    }

    @Test
    @Order(2)
    void facts_behind_a_broken_one_wait_and_those_of_others_take_effect() {
        Map<String, String> invoices = new LinkedHashMap<>();
        customers.forEach((number, id) -> invoices.put(number, invoice(number, id)));
        world.stack().awaitQuiescence();
        world.stack().run("clock", today.plusDays(1).toString());
        customers.keySet().forEach(number -> Company.FR01.pay(number + "-B", "100.00", number + "-1"));
        world.stack().awaitQuiescence();
        customers.values().forEach(customer -> Company.FR01.promise(customer, today.plusDays(10)));
        calendar("FR01", "Europe/Paris", "FR", "FR");
        calendar("DE01", "Europe/Berlin", "DE", "DE");
        world.stack().awaitQuiescence();

        assertThat(states(invoices))
                .isEqualTo(Map.of(
                        WELL,
                        "settled 0.00",
                        "POISON-INVOICE",
                        "overdue 100.00",
                        "POISON-PAYMENT",
                        "overdue 100.00",
                        "POISON-DUNNING",
                        "settled 0.00",
                        "POISON-RISK",
                        "settled 0.00"));
        customers.forEach((number, id) -> {
            String rows = number.equals("POISON-INVOICE") ? "0 0 0 0" : "1 1 1 1";
            assertThat(copies(id)).as(number).isEqualTo(rows);
            assertThat(cycle(id)).as(number).isEqualTo(number.equals("POISON-INVOICE") ? 0 : 1);
        });
        assertThat(isScored(id(WELL))).isTrue();
        assertThat(isScored(id("POISON-INVOICE"))).isFalse();
        assertThat(missing(WELL)).isEmpty();
        assertThat(missing("POISON-INVOICE")).containsExactly("InvoiceIssued", "InvoiceOverdue");
        assertThat(missing("POISON-PAYMENT")).containsExactly("PaymentReceived", "AllocationProposed");
        assertThat(missing("POISON-DUNNING"))
                .contains("CollectionPaused")
                .isEqualTo(typesOf("dunning", "POISON-DUNNING"));
        assertThat(missing("POISON-RISK")).contains("CustomerRescored").isEqualTo(typesOf("risk", "POISON-RISK"));
        assertThat(versionsOfEntity("DE01"))
                .hasSize(5)
                .containsOnly(versionsOfEntity("DE01").get(0));
        assertThat(versionsOfEntity("FR01").subList(1, 5))
                .containsOnly(versionsOfEntity("FR01").get(0) - 1);
        assertThat(parked()).isEqualTo(expected());
    }

    @Test
    @Order(3)
    void what_waits_is_taken_in_in_order_once_the_broken_record_is_out_of_its_way() {
        Map<String, Long> waiting = parked();
        for (Context context : Poison.CONTEXTS) {
            for (String consumer : context.consumers()) {
                String key = heldUp(context);
                assertThatThrownBy(() -> replay(consumer, key))
                        .as("%s %s", consumer, key)
                        .isInstanceOf(IllegalStateException.class);
            }
        }
        assertThat(parked()).isEqualTo(waiting);

        assertThat(takeOut())
                .isEqualTo(sent.stream().mapToInt(one -> one.parkedBy().size()).sum());
        String invoiceKey = heldUp(Poison.INVOICE);
        replay("payment-invoice", invoiceKey);
        world.stack().awaitQuiescence();
        // Money that found its invoice at last: what the ledger says of it waits at the others behind the invoice
        // itself.
        for (String service : List.of("dunning", "risk", "analytics")) {
            assertThat(waiting(service, invoiceKey))
                    .as(service)
                    .containsExactly(
                            "InvoiceIssued",
                            "InvoiceOverdue",
                            "PaymentApplied",
                            "InvoiceSettled",
                            "AllocationAnswered");
        }
        replayAll();

        assertThat(parked()).isEmpty();
        customers.forEach((number, id) -> {
            assertThat(missing(number)).as(number).isEmpty();
            assertThat(copies(id)).as(number).isEqualTo("1 1 1 1");
            assertThat(isScored(id)).as(number).isTrue();
            assertThat(typesOf("invoice", number))
                    .as(number)
                    .containsExactly(
                            "CustomerRegistered",
                            "InvoiceIssued",
                            "InvoiceOverdue",
                            "PaymentApplied",
                            "InvoiceSettled",
                            "AllocationAnswered");
        });
        assertThat(versionsOfEntity("FR01"))
                .hasSize(5)
                .containsOnly(versionsOfEntity("FR01").get(0));
        theBooksAgree();
    }

    @Test
    @Order(4)
    void a_projection_made_anew_passes_over_what_was_discarded_and_is_whole() {
        long expected = sent.stream()
                .flatMap(one -> one.parkedBy().stream())
                .filter(consumer -> consumer.startsWith("analytics-"))
                .count();
        assertThat(expected).isPositive();
        assertThat(discarded("analytics")).isEqualTo(expected);

        world.stack().run("rebuild", "analytics");

        assertThat(parked()).isEmpty();
        assertThat(discarded("analytics")).isEqualTo(expected);
        customers
                .keySet()
                .forEach(number -> assertThat(missing(number)).as(number).isEmpty());
        theBooksAgree();
    }

    private static void theBooksAgree() {
        books.topicEqualsLedger(books.topicIsWhole());
        books.cashEqualsLedger();
        books.projectionEqualsLedger();
    }

    private static String id(String number) {
        return Objects.requireNonNull(customers.get(number), number);
    }

    /** The key of a topic behind whose broken record others come. */
    private static String heldUp(Context context) {
        return context.equals(Poison.REFERENCE)
                ? ENTITY_HELD_UP
                : id("POISON-" + context.name().toUpperCase(Locale.ROOT));
    }

    /** One that nobody writes to, so that nothing comes behind the record. */
    private static String keyOfNobody(Context context) {
        return context.equals(Poison.REFERENCE) ? Poison.LEGAL_ENTITY + "PO-" + sent.size() : Poison.stranger();
    }

    /** How many facts wait by consumer and key: each broken one, and what was published behind it. */
    private static Map<String, Long> expected() {
        Map<String, Long> expected = new TreeMap<>();
        for (Sent one : sent) {
            one.parkedBy().forEach(consumer -> expected.merge(consumer + " " + one.key(), 1L, Long::sum));
        }
        for (Context context : Poison.CONTEXTS) {
            String key = heldUp(context);
            long later = published(context, key) - before.getOrDefault(context.topic() + key, 0L);
            context.consumers().forEach(consumer -> expected.merge(consumer + " " + key, later, Long::sum));
        }
        return expected;
    }

    private static long published(Context context, String key) {
        return number("select count(*) from " + context.publisher() + ".outbox where topic = '" + context.topic()
                + "' and event_key = '" + key + "'");
    }

    private static Map<String, Long> parked() {
        Map<String, Long> parked = new TreeMap<>();
        SERVICES.forEach(service -> parkedAt(service)
                .forEach(key -> parked.put(
                        key.path("consumer").asText() + " " + key.path("key").asText(),
                        key.path("facts").asLong())));
        return parked;
    }

    /** What the first of each key is not taken in for, by consumer and key. */
    private static Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        SERVICES.forEach(service -> parkedAt(service)
                .forEach(key -> problems.put(
                        key.path("consumer").asText() + " " + key.path("key").asText(),
                        key.path("problem").asText())));
        return problems;
    }

    /** As {@code ./openitem parked} asks for it, past the gateway. */
    private static JsonNode parkedAt(String service) {
        HttpRequest request = HttpRequest.newBuilder(world.stack().uri(service).resolve("/internal/parked?limit=1000"))
                .header("Authorization", "Bearer " + world.token(World.OPERATIONS))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void replay(String consumer, String key) {
        world.stack().run("parked", "replay", consumer, key);
    }

    private static void replayAll() {
        for (String parked : parked().keySet()) {
            String[] consumerAndKey = parked.split(" ", 2);
            replay(consumerAndKey[0], consumerAndKey[1]);
        }
        world.stack().awaitQuiescence();
    }

    /** Takes the broken records out as an operator does; gives how many of them, and none else, were taken out. */
    private static int takeOut() {
        int taken = 0;
        for (Sent one : sent) {
            for (String consumer : one.parkedBy()) {
                world.stack().run("parked", "discard", consumer, one.key(), "--reason", "No consumer can read it");
                taken += world.sql(
                                "select reason from " + consumer.split("-", 2)[0]
                                        + ".discarded_event where consumer = '" + consumer + "' and topic = '"
                                        + one.topic() + "' and partition = " + one.partition()
                                        + " and record_offset = " + one.offset() + " and event_key = '" + one.key()
                                        + "' and reason = 'No consumer can read it'",
                                rows -> rows.getString(1))
                        .size();
            }
        }
        assertThat(SERVICES.stream()
                        .mapToLong(UnreadableFactsJourneyTest::discarded)
                        .sum())
                .isEqualTo(taken);
        return taken;
    }

    private static long discarded(String service) {
        return number("select count(*) from " + service + ".discarded_event");
    }

    /** Types of what waits under a key at a service, in the order in which it would be taken in. */
    private static List<String> waiting(String service, String key) {
        return world.sql(
                "select regexp_replace(headers->>'ce_type', '.*\\.', '') from " + service
                        + ".parked_event where event_key = '" + key + "' order by parked_seq",
                rows -> rows.getString(1));
    }

    private static List<String> missing(String number) {
        return world.sql(MISSING.replace(":customer", id(number)), rows -> rows.getString(1));
    }

    private static List<String> typesOf(String service, String number) {
        return world.sql(
                "select regexp_replace(type, '.*\\.', '') from " + service + ".outbox where customer_id = '"
                        + id(number) + "' order by kept_on, seq",
                rows -> rows.getString(1));
    }

    /** How many items of a customer cash application, collections, credit and the figures know of. */
    private static String copies(String customer) {
        String is = " where customer_id = '" + uuid(customer) + "'";
        return number("select count(*) from payment.open_item" + is) + " "
                + number("select count(*) from dunning.item" + is) + " "
                + number("select count(*) from risk.debtor_account" + is) + " "
                + number("select count(*) from analytics.item" + is);
    }

    /** Which dunning cycle a customer is in, or was in last. */
    private static int cycle(String customer) {
        return Math.toIntExact(
                number("select cycle from dunning.dunning_case where customer_id = '" + uuid(customer) + "'"));
    }

    private static boolean isScored(String customer) {
        return number("select count(points) from risk.debtor where customer_id = '" + uuid(customer) + "'") == 1;
    }

    /** The version of a legal entity in the ledger and in the copies of the four others. */
    private static List<Long> versionsOfEntity(String entity) {
        return SERVICES.stream()
                .map(service -> number(
                        "select version from " + service + ".legal_entity where legal_entity = '" + entity + "'"))
                .toList();
    }

    private static long number(String query) {
        return world.sql(query, rows -> rows.getLong(1)).get(0);
    }

    private static String uuid(String customer) {
        return customer.substring("cus_".length());
    }

    private static Map<String, String> states(Map<String, String> invoices) {
        Map<String, String> states = new LinkedHashMap<>();
        invoices.forEach((number, id) -> {
            JsonNode body = door.get(World.ERP_FR, "/v1/invoices/" + id).body();
            states.put(
                    number,
                    body.path("state").asText() + " "
                            + body.at("/openAmount/amount").asText());
        });
        return states;
    }

    /** Late on the day on which it is posted. Words without a digit are not looked up as numbers of invoices. */
    private static String invoice(String number, String customer) {
        return Company.FR01.invoice(customer, number + "-1", "100.00", today.minusDays(15), today.minusDays(5));
    }

    /** Changes the business days of a legal entity, of which the other services are told. */
    private static void calendar(String entity, String zone, String country, String calendar) {
        Door.Reply reply = door.put(
                World.OPERATIONS,
                "/v1/legal-entities/" + entity,
                Map.of(
                        "name",
                        "Company " + entity,
                        "currency",
                        "EUR",
                        "country",
                        country,
                        "timeZone",
                        zone,
                        "calendar",
                        calendar));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }
}
