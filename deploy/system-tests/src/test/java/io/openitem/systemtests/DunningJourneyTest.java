package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.local.Component;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What is done about customers who pay late, day by day on the simulated clock, from the invoice to the mail: by exact
 * facts and mails. The days lie between Whit Monday and 3 October, where neither Germany nor the banks have a holiday.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DunningJourneyTest {

    private static final String COLLECTOR = "collector-de";
    private static final String CREDIT_MANAGER = "credit-manager";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static World world;
    private static Door door;

    /** A Monday: the due date of all that is told here. */
    private static LocalDate due;

    @BeforeAll
    static void a_legal_entity_whose_messages_may_go_out() {
        world = World.shared();
        door = world.door();
        due = quietMonday(world.today());
        world.stack().awaitQuiescence();
        world.stack().run("clock", due.minusDays(10).toString());
        Company.DE01.release(true);
    }

    /** The first Monday from 23 June on that is at least ten days away. */
    private static LocalDate quietMonday(LocalDate today) {
        LocalDate day = LocalDate.of(today.getYear(), 6, 23);
        while (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            day = day.plusDays(1);
        }
        return day.minusDays(10).isBefore(today) ? quietMonday(LocalDate.of(today.getYear() + 1, 1, 1)) : day;
    }

    @Test
    @Order(1)
    void a_customer_who_never_pays_goes_through_every_step_and_others_do_not()
            throws IOException, InterruptedException {
        String never = Company.DE01.customer("DUN-NEVER");
        String pays = Company.DE01.customer("DUN-PAYS");
        String disputes = Company.DE01.customer("DUN-DISPUTES");
        String promises = Company.DE01.customer("DUN-PROMISES");
        invoice(never, "DUN-N1", "100.00");
        String paid = invoice(pays, "DUN-P1", "200.00");
        String wrong = invoice(disputes, "DUN-D1", "300.00");
        invoice(promises, "DUN-W1", "400.00");
        world.stack().awaitQuiescence();

        clock(due.minusDays(7));
        clock(due);
        assertThat(subjects("dun-never@example.org"))
                .containsExactly(
                        "Demnächst fällig: Ihre Rechnungen von Company DE01",
                        "Heute fällig: Ihre Rechnungen von Company DE01");
        clock(due.plusDays(1));
        Company.DE01.promise(promises, due.plusDays(10));

        Component mail = world.stack().component("mail");
        mail.kill();
        clock(due.plusDays(3));
        assertThat(states(pays)).first().isEqualTo("due");
        Component dunning = world.stack().component("dunning");
        // It looks each minute by itself, and would find money that is on its way still.
        dunning.kill();
        Company.DE01.pay("DUN-P2", "200.00", "DUN-P1");
        Company.DE01.dispute(wrong, "wrong-price");
        await().untilAsserted(() -> assertThat(stateOf(paid)).isEqualTo("settled"));
        world.stack().start(dunning);
        world.stack().awaitQuiescence();
        world.stack().start(mail);
        clock(due.plusDays(3));

        assertThat(subjects("dun-never@example.org"))
                .containsExactly("Zahlungserinnerung: offene Rechnungen von Company DE01");
        assertThat(subjects("dun-pays@example.org")).isEmpty();
        assertThat(subjects("dun-disputes@example.org")).isEmpty();

        clock(due.plusDays(11));
        clock(due.plusDays(30));
        clock(due.plusDays(60));
        clock(due.plusDays(75));
        assertThat(subjects("dun-never@example.org"))
                .doesNotContain("Letzte Mahnung: überfällige Rechnungen von Company DE01");
        clock(due.plusDays(77));
        clock(due.plusDays(91));

        assertThat(facts(never))
                .containsExactly(
                        "NoticeDue " + due.minusDays(7) + " due-soon",
                        "NoticeSent " + due.minusDays(7) + " due-soon",
                        "NoticeDue " + due + " due-today",
                        "NoticeSent " + due + " due-today",
                        "StepReached " + due.plusDays(3) + " first-reminder",
                        "NoticeDue " + due.plusDays(3) + " first-reminder",
                        "NoticeSent " + due.plusDays(3) + " first-reminder",
                        "StepReached " + due.plusDays(30) + " second-reminder",
                        "NoticeDue " + due.plusDays(30) + " second-reminder",
                        "NoticeSent " + due.plusDays(30) + " second-reminder",
                        "StepReached " + due.plusDays(60) + " call",
                        "TaskCreated " + due.plusDays(60) + " call",
                        "StepReached " + due.plusDays(77) + " final-notice",
                        "NoticeDue " + due.plusDays(77) + " final-notice",
                        "NoticeSent " + due.plusDays(77) + " final-notice",
                        "StepReached " + due.plusDays(91) + " agency-proposal",
                        "AgencyProposed " + due.plusDays(91) + " agency-proposal");
        assertThat(facts(pays))
                .endsWith(
                        "StepReached " + due.plusDays(3) + " first-reminder",
                        "NoticeDue " + due.plusDays(3) + " first-reminder",
                        "NoticeSuppressed " + due.plusDays(3) + " first-reminder paid")
                .hasSize(7);
        assertThat(facts(disputes))
                .endsWith(
                        "StepReached " + due.plusDays(3) + " first-reminder",
                        "NoticeDue " + due.plusDays(3) + " first-reminder",
                        "NoticeSuppressed " + due.plusDays(3) + " first-reminder disputed")
                .hasSize(7);
        assertThat(facts(promises).subList(4, 9))
                .containsExactly(
                        "CollectionPaused " + due.plusDays(1) + " promise",
                        "CollectionResumed " + due.plusDays(11) + " pause-ended",
                        "StepReached " + due.plusDays(11) + " first-reminder",
                        "NoticeDue " + due.plusDays(11) + " first-reminder",
                        "NoticeSent " + due.plusDays(11) + " first-reminder");
        assertThat(ofLedger(never))
                .containsExactly("CustomerRegistered", "InvoiceIssued", "InvoiceDueSoon", "InvoiceOverdue");
        versionsHaveNoGaps();
    }

    @Test
    @Order(2)
    void a_policy_that_changes_between_decision_and_sending_holds_from_then_on_and_repeats_nothing()
            throws IOException, InterruptedException {
        LocalDate day = due.plusDays(91);
        Component mail = world.stack().component("mail");
        // Before there is anything to send: the clock is at the day already, and services sweep each minute by
        // themselves.
        mail.kill();
        String late = Company.DE01.customer("DUN-POLICY");
        Company.DE01.invoice(late, "DUN-Q1", "50.00", day.minusDays(40), day.minusDays(10));
        world.stack().awaitQuiescence();
        clock(day);
        // Such a sweep tries to send it, too, and puts it back.
        await().untilAsserted(
                        () -> assertThat(states(late)).as("%s", notices(late)).containsExactly("due"));
        String etag = door.get(CREDIT_MANAGER, "/v1/dunning/policies/DE01").header("ETag");
        Door.Reply put = door.ask(
                CREDIT_MANAGER,
                "PUT",
                "/v1/dunning/policies/DE01",
                Map.of(
                        "steps",
                        List.of(
                                Map.of(
                                        "code",
                                        "first-reminder",
                                        "offsetDays",
                                        11,
                                        "channel",
                                        "email",
                                        "template",
                                        "first-reminder"),
                                Map.of("code", "early-call", "offsetDays", 12, "channel", "task")),
                        "daysBetweenContacts",
                        2),
                Map.of("Content-Type", "application/json", "If-Match", etag));
        assertThat(put.status()).as(put.raw().body()).isEqualTo(200);
        world.stack().start(mail);
        clock(day);
        assertThat(subjects("dun-policy@example.org"))
                .containsExactly("Zahlungserinnerung: offene Rechnungen von Company DE01");

        clock(day.plusDays(1));
        clock(day.plusDays(2));

        assertThat(facts(late))
                .containsExactly(
                        "StepReached " + day + " first-reminder",
                        "NoticeDue " + day + " first-reminder",
                        "NoticeSent " + day + " first-reminder",
                        "StepReached " + day.plusDays(2) + " early-call",
                        "TaskCreated " + day.plusDays(2) + " call");
        JsonNode why = door.get(COLLECTOR, "/v1/dunning/explanations?customerId=" + late + "&date=" + day.plusDays(1))
                .body();
        assertThat(why.at("/decisions/0/findings/0/code").textValue()).isEqualTo("step-taken");
    }

    @Test
    @Order(3)
    void a_sender_that_is_killed_between_beginning_and_end_sends_nothing_twice() throws Exception {
        LocalDate day = due.plusDays(94);
        String late = Company.DE01.customer("DUN-KILLED");
        Company.DE01.invoice(late, "DUN-K1", "60.00", day.minusDays(41), day.minusDays(11));
        world.stack().awaitQuiescence();
        Component mail = world.stack().component("mail");
        Component dunning = world.stack().component("dunning");
        mail.kill();

        List<Socket> held = new ArrayList<>();
        // A thread for each: the common pool has one on two processors, and the listener keeps it.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ServerSocket mute =
                        new ServerSocket(world.stack().smtp().getPort(), 5, InetAddress.getLoopbackAddress())) {
            // Takes connections and never says a word.
            threads.execute(() -> accept(mute, held));
            CompletableFuture<Void> moving = CompletableFuture.runAsync(() -> clock(day), threads);
            await().atMost(Duration.ofSeconds(60)).until(() -> states(late).contains("sending"));
            dunning.kill();
            moving.exceptionally(broken -> null).join();
        }
        for (Socket socket : held) {
            socket.close();
        }
        world.stack().start(mail);
        world.stack().start(dunning);

        await().pollInterval(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> {
                    clock(day);
                    assertThat(states(late)).containsExactly("unconfirmed");
                });
        assertThat(subjects("dun-killed@example.org")).isEmpty();
        String notice = notices(late).at("/items/0/id").textValue();
        Door.Reply again = door.post(
                COLLECTOR, "/v1/dunning/notices/" + notice + "/confirm", Map.of("decision", "resend"), Map.of());
        assertThat(again.status()).as(again.raw().body()).isEqualTo(200);
        clock(day);
        clock(day);

        assertThat(subjects("dun-killed@example.org")).hasSize(1);
        assertThat(facts(late))
                .containsExactly(
                        "StepReached " + day + " first-reminder",
                        "NoticeDue " + day + " first-reminder",
                        "NoticeUnconfirmed " + day + " first-reminder",
                        "NoticeDue " + day + " first-reminder",
                        "NoticeSent " + day + " first-reminder");
        versionsHaveNoGaps();
    }

    private static void accept(ServerSocket mute, List<Socket> held) {
        try {
            while (!mute.isClosed()) {
                held.add(mute.accept());
            }
        } catch (IOException closed) {
            // The listener was closed: nobody is to be kept waiting any longer.
        }
    }

    private static void clock(LocalDate day) {
        world.stack().run("clock", day.toString());
    }

    private static String invoice(String customer, String number, String amount) {
        return Company.DE01.invoice(customer, number, amount, due.minusDays(20), due);
    }

    private static String stateOf(String invoice) {
        return door.get(COLLECTOR, "/v1/invoices/" + invoice)
                .body()
                .path("state")
                .textValue();
    }

    private static JsonNode notices(String customer) {
        return door.get(COLLECTOR, "/v1/dunning/notices?customerId=" + customer).body();
    }

    /** The last decided first. */
    private static List<String> states(String customer) {
        List<String> states = new ArrayList<>();
        notices(customer)
                .path("items")
                .forEach(item -> states.add(item.path("state").asText()));
        return states;
    }

    /** Subjects of the mails to an address that the catcher has seen since it was started last, oldest first. */
    private static List<String> subjects(String address) throws IOException, InterruptedException {
        URI mails = world.stack().mails();
        String body = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(mails).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        List<String> subjects = new ArrayList<>();
        for (JsonNode mail : JSON.readTree(body)) {
            if (mail.path("to").toString().contains(address)) {
                subjects.add(mail.path("subject").asText());
            }
        }
        return subjects;
    }

    /** What dunning published of a customer, in order: type, business date and the step, the kind or the reason. */
    private static List<String> facts(String customer) {
        return world.sql(
                "select regexp_replace(type, '.*\\.', '') || ' ' || business_date || ' '"
                        + " || concat_ws(' ', payload::json->>'kind', case when payload::json->>'kind' is null then"
                        + " payload::json->>'step' end, payload::json->>'reason')"
                        + " from dunning.outbox where customer_id = '" + customer + "' order by kept_on, seq",
                rows -> rows.getString(1).strip());
    }

    private static List<String> ofLedger(String customer) {
        return world.sql(
                "select regexp_replace(type, '.*\\.', '') from invoice.outbox where customer_id = '" + customer
                        + "' order by kept_on, seq",
                rows -> rows.getString(1));
    }

    /** In the topic as others read it: each subject's versions from 1, each once. */
    private static void versionsHaveNoGaps() {
        Map<String, List<Long>> versions =
                Topic.versions(Topic.read(world.stack().bootstrapServers(), "openitem.dunning.v1"));
        assertThat(versions).isNotEmpty();
        versions.forEach((subject, seen) -> {
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i)).as(subject + " " + seen).isEqualTo(i + 1);
            }
        });
    }
}
