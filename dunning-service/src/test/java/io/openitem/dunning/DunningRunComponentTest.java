package io.openitem.dunning;

import static io.openitem.dunning.World.as;
import static io.openitem.dunning.World.debtor;
import static io.openitem.dunning.World.email;
import static io.openitem.dunning.World.get;
import static io.openitem.dunning.World.inFlight;
import static io.openitem.dunning.World.mails;
import static io.openitem.dunning.World.neighbours;
import static io.openitem.dunning.World.post;
import static io.openitem.dunning.World.release;
import static io.openitem.dunning.World.unapplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.dunning.World.Standing;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The day's run and what it sends. Each test has a legal entity of its own, whose one customer owes 100.00 since 2 March
 * 2026, a Monday, and 19.99 since the day after.
 */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "dunning"))
@WithTestResource(TokenResource.class)
@WithTestResource(Neighbours.class)
class DunningRunComponentTest {

    private static final LocalDate DUE = LocalDate.parse("2026-03-02");

    /** Three days later: the first reminder. */
    private static final LocalDate THURSDAY = LocalDate.parse("2026-03-05");

    @Inject
    World world;

    private final Ledger ledger = new Ledger();
    private final LegalEntityId entity = ledger.entity();
    private final CustomerId customer = Ledger.newCustomer();
    private final InvoiceId hundred = Ledger.newInvoice();
    private final InvoiceId twenty = Ledger.newInvoice();
    private final String address = customer + "@alpha.example";

    @BeforeEach
    void a_customer_owes_two_items() {
        world.today(THURSDAY);
        world.hear(
                ledger.registered(),
                ledger.customer(customer, "D-10042"),
                ledger.issued(customer, hundred, "R-2026-100", "100.00", DUE),
                ledger.issued(customer, twenty, "R-2026-20", "19.99", DUE.plusDays(1)));
        debtor(
                customer,
                "de",
                email(address),
                new Standing(hundred, "100.00", false),
                new Standing(twenty, "19.99", false));
    }

    @AfterEach
    void all_answer_again_and_time_is_real() {
        neighbours("DELETE", "/silence", "");
        world.realTime();
    }

    @Test
    void a_customer_is_reminded_of_all_that_is_overdue_in_one_message() {
        release(entity);

        world.sweep();
        Map<String, Integer> again = world.sweep();

        assertThat(world.facts(entity))
                .containsExactly(
                        "StepReached 1 2026-03-05 first-reminder [119.99]",
                        "NoticeDue 1 2026-03-05 first-reminder [119.99]",
                        "NoticeSent 2 2026-03-05 first-reminder [119.99]");
        List<Map<String, String>> mails = mails(address);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().get("subject")).isEqualTo("Zahlungserinnerung: offene Rechnungen von Muster GmbH");
        assertThat(mails.getFirst().get("from")).contains("receivables@openitem.example", "Muster GmbH");
        assertThat(mails.getFirst().get("text-plain"))
                .contains(
                        "Sehr geehrte Damen und Herren von Alpha & Co. AG,",
                        "Rechnung R-2026-100 | Fällig am 02.03.2026 | Tage überfällig 3 | Offener Betrag 100,00 EUR",
                        "Summe: 119,99 EUR",
                        "DE89 3704 0044 0532 0130 00");
        assertThat(mails.getFirst().get("text-html"))
                .contains("Alpha &amp; Co. AG", "R-2026-20", "cid:payment-code@openitem");
        assertThat(mails.getFirst().get("image-png")).startsWith("bytes: ");
        assertThat(again).containsEntry("dunning-run", 0).containsEntry("notices", 0);
        String id = get(entity, "/v1/dunning/notices?legalEntity=" + entity).getString("items[0].id");
        assertThat(mails.getFirst().get("messageId")).isEqualTo("<" + id + "@openitem.example>");
        assertThat(get(entity, "/v1/dunning/notices/" + id).getString("mail.html"))
                .contains("data:image/png;base64,")
                .doesNotContain("cid:");
    }

    @Test
    void the_message_is_in_the_customers_language() {
        release(entity);
        debtor(customer, "fr", email(address), new Standing(hundred, "1234.50", false));

        world.sweep();

        assertThat(mails(address).getFirst().get("subject")).isEqualTo("Rappel : factures impayées – Muster GmbH");
        assertThat(mails(address).getFirst().get("text-plain"))
                .containsPattern("Montant dû 1\\h234,50 EUR")
                .doesNotContain("R-2026-20");
        assertThat(world.facts(entity)).last().isEqualTo("NoticeSent 2 2026-03-05 first-reminder [1234.50]");
    }

    @Test
    void what_was_paid_between_decision_and_sending_is_suppressed() {
        release(entity);
        debtor(customer, "de", email(address));

        world.sweep();

        assertThat(world.facts(entity)).last().isEqualTo("NoticeSuppressed 2 2026-03-05 first-reminder paid");
        assertThat(mails(address)).isEmpty();
        assertThat(get(entity, "/v1/dunning/notices?customerId=" + customer + "&state=suppressed")
                        .getList("items.reason"))
                .containsExactly("paid");
    }

    @Test
    void disputes_money_on_its_way_and_a_missing_address_hold_a_message_back() {
        release(entity);
        debtor(
                customer,
                "de",
                email(address),
                new Standing(hundred, "100.00", true),
                new Standing(twenty, "19.99", true));
        world.sweep();
        assertThat(world.facts(entity)).last().isEqualTo("NoticeSuppressed 2 2026-03-05 first-reminder disputed");

        world.today(DUE.plusDays(30));
        debtor(customer, "de", email(address), new Standing(hundred, "100.00", false));
        inFlight(customer, hundred, "100.00");
        world.sweep();
        assertThat(world.facts(entity))
                .last()
                .isEqualTo("NoticeSuppressed 2 2026-04-01 second-reminder payment-in-flight");

        world.today(LocalDate.parse("2026-05-18"));
        inFlight(customer, hundred, "0.00");
        debtor(customer, "de", "", new Standing(hundred, "100.00", false));
        world.sweep();
        assertThat(world.facts(entity)).last().isEqualTo("NoticeSuppressed 2 2026-05-18 final-notice no-email-address");
        assertThat(mails(address)).isEmpty();
    }

    @Test
    void without_an_answer_of_both_services_nothing_is_sent_and_nothing_is_lost() {
        release(entity);
        for (String silent : List.of("/ledger/internal/send-check", "/cash/internal/send-check")) {
            neighbours("PUT", "/silence", silent);
            world.sweep();
            assertThat(mails(address)).as(silent).isEmpty();
            assertThat(get(entity, "/v1/dunning/notices?legalEntity=" + entity).getList("items.state"))
                    .containsExactly("due");
            neighbours("DELETE", "/silence", "");
        }

        world.sweep();

        assertThat(mails(address)).hasSize(1);
        assertThat(world.facts(entity))
                .extracting(fact -> fact.split(" ")[0])
                .containsExactly("StepReached", "NoticeDue", "NoticeSent");
    }

    @Test
    void while_the_mail_server_is_away_messages_wait() {
        release(entity);
        neighbours("DELETE", "/smtp", "");
        world.sweep();
        assertThat(get(entity, "/v1/dunning/notices?legalEntity=" + entity).getList("items.state"))
                .containsExactly("due");
        neighbours("PUT", "/smtp", "");

        world.sweep();

        assertThat(mails(address)).hasSize(1);
        assertThat(world.facts(entity))
                .extracting(fact -> fact.split(" ")[0])
                .containsExactly("StepReached", "NoticeDue", "NoticeSent");
    }

    @Test
    void until_it_is_released_every_message_is_held_back_and_can_be_looked_at() {
        world.sweep();
        assertThat(world.facts(entity))
                .containsExactly(
                        "StepReached 1 2026-03-05 first-reminder [119.99]",
                        "NoticeSuppressed 1 2026-03-05 first-reminder not-released");
        var preview = get(entity, "/v1/dunning/preview?legalEntity=" + entity + "&date=2026-03-06");
        assertThat(preview.getList("items.held")).containsExactly(true);
        assertThat(preview.getString("items[0].mail.to")).isEqualTo(address);
        assertThat(preview.getString("items[0].mail.subject")).startsWith("Zahlungserinnerung");
        assertThat(mails(address)).isEmpty();

        release(entity);
        world.sweep();

        assertThat(world.facts(entity))
                .containsExactly(
                        "StepReached 1 2026-03-05 first-reminder [119.99]",
                        "NoticeSuppressed 1 2026-03-05 first-reminder not-released",
                        "NoticeDue 2 2026-03-05 first-reminder [119.99]",
                        "NoticeSent 3 2026-03-05 first-reminder [119.99]");
        assertThat(mails(address)).hasSize(1);
    }

    @Test
    void a_legal_entity_can_be_stopped_and_what_is_due_waits() {
        release(entity);
        neighbours("PUT", "/silence", "/ledger/internal/send-check");
        world.sweep();
        neighbours("DELETE", "/silence", "");
        post("credit-manager", entity, "/v1/dunning/releases", Map.of("legalEntity", entity.value(), "released", false))
                .then()
                .statusCode(200);

        world.sweep();
        assertThat(mails(address)).isEmpty();
        release(entity);
        world.sweep();

        assertThat(mails(address)).hasSize(1);
    }

    @Test
    void a_promise_that_comes_between_decision_and_sending_is_kept_to() {
        release(entity);
        neighbours("PUT", "/silence", "/ledger/internal/send-check");
        world.sweep();
        neighbours("DELETE", "/silence", "");

        post(
                        "collector",
                        entity,
                        "/v1/dunning/pauses",
                        Map.of("customerId", customer.toString(), "reason", "promise", "until", "2026-03-20"))
                .then()
                .statusCode(200);
        world.sweep();

        assertThat(world.facts(entity))
                .endsWith(
                        "CollectionPaused 2 2026-03-05 promise 2026-03-20",
                        "NoticeSuppressed 2 2026-03-05 first-reminder promise");
        assertThat(mails(address)).isEmpty();
    }

    @Test
    void a_sender_that_is_gone_leaves_a_notice_that_a_person_decides_on() {
        release(entity);
        neighbours("PUT", "/silence", "/ledger/internal/send-check");
        world.sweep();
        neighbours("DELETE", "/silence", "");
        String id = get(entity, "/v1/dunning/notices?legalEntity=" + entity).getString("items[0].id");
        world.sql("update dunning.notice set state = 'sending', message_id = '<" + id + "@openitem.example>',"
                + " recipient = '" + address + "', language = 'de', subject = 's', body_text = 't', body_html = 'h',"
                + " version = version + 1, lease_until = clock_timestamp() - interval '1 second'"
                + " where legal_entity = '" + entity + "'");

        world.sweep();
        world.sweep();

        assertThat(mails(address)).isEmpty();
        assertThat(world.facts(entity)).last().isEqualTo("NoticeUnconfirmed 2 2026-03-05 first-reminder");
        assertThat(get(entity, "/v1/dunning/worklist?legalEntity=" + entity).getList("items[0].reasons"))
                .containsExactly("notice-unconfirmed", "overdue");
        post("collector", entity, "/v1/dunning/notices/" + id + "/confirm", Map.of("decision", "resend"))
                .then()
                .statusCode(200);
        world.sweep();
        assertThat(mails(address))
                .extracting(mail -> mail.get("messageId"))
                .containsExactly("<" + id + "@openitem.example>");
        assertThat(world.facts(entity))
                .endsWith(
                        "NoticeDue 3 2026-03-05 first-reminder [119.99]",
                        "NoticeSent 4 2026-03-05 first-reminder [119.99]");
        post("collector", entity, "/v1/dunning/notices/" + id + "/confirm", Map.of("decision", "sent"))
                .then()
                .statusCode(409);
    }

    @Test
    void paying_everything_ends_the_cycle_and_the_next_lateness_begins_another() {
        release(entity);
        world.sweep();
        world.hear(
                ledger.paid(customer, hundred, 2, "100.00", "0.00", DUE, THURSDAY),
                ledger.settled(customer, hundred, 3, "100.00", DUE, THURSDAY),
                ledger.settled(customer, twenty, 2, "19.99", DUE, THURSDAY));
        assertThat(get(entity, "/v1/dunning/cases/" + customer).getBoolean("running"))
                .isFalse();

        InvoiceId next = Ledger.newInvoice();
        world.hear(ledger.issued(customer, next, "R-2026-101", "50.00", LocalDate.parse("2026-03-06")));
        debtor(customer, "de", email(address), new Standing(next, "50.00", false));
        world.today(LocalDate.parse("2026-03-09"));
        world.sweep();

        assertThat(world.facts(entity)).last().isEqualTo("NoticeSent 2 2026-03-09 first-reminder [50.00]");
        assertThat(get(entity, "/v1/dunning/cases/" + customer).getInt("cycle")).isEqualTo(2);
        assertThat(mails(address)).hasSize(2);
    }

    @Test
    void what_is_disputed_is_not_asked_for_until_that_is_resolved() {
        release(entity);
        world.hear(ledger.disputed(customer, hundred, 2, "100.00", DUE, THURSDAY));
        world.sweep();
        assertThat(get(entity, "/v1/dunning/explanations?customerId=" + customer + "&date=2026-03-05")
                        .getList("decisions[0].findings.code"))
                .containsExactly("disputed", "step-not-yet");

        world.hear(ledger.resolved(customer, hundred, 3, "100.00", DUE, THURSDAY));
        world.sweep();

        assertThat(world.facts(entity)).last().isEqualTo("NoticeSent 2 2026-03-05 first-reminder [119.99]");
    }

    @Test
    void calls_and_proposals_are_tasks_of_collectors() {
        world.today(LocalDate.parse("2026-05-01"));
        world.sweep();
        assertThat(world.facts(entity)).isEmpty();
        world.today(LocalDate.parse("2026-05-04"));
        world.sweep();
        world.today(LocalDate.parse("2026-06-01"));
        world.sweep();

        assertThat(world.facts(entity))
                .containsExactly(
                        "StepReached 1 2026-05-04 call [119.99]",
                        "TaskCreated 1 2026-05-04 call call [119.99]",
                        "StepReached 2 2026-06-01 agency-proposal [119.99]",
                        "AgencyProposed 1 2026-06-01 agency-proposal [119.99]");
        var worklist = get(entity, "/v1/dunning/worklist?legalEntity=" + entity);
        assertThat(worklist.getList("items[0].tasks.kind")).containsExactly("call", "decide-on-agency");
        assertThat(worklist.getList("items[0].overdue.amount")).containsExactly("119.99");
        assertThat(worklist.getInt("items[0].daysPastDue")).isEqualTo(91);
        String task = worklist.getString("items[0].tasks[0].id");
        post("collector", entity, "/v1/dunning/tasks/" + task + "/complete", Map.of("outcome", "promised"))
                .then()
                .statusCode(200);
        post("collector", entity, "/v1/dunning/tasks/" + task + "/complete", Map.of("outcome", "not-reached"))
                .then()
                .statusCode(409);
        assertThat(world.facts(entity)).last().isEqualTo("TaskCompleted 2 2026-06-01 call promised");
        as("collector", new LegalEntityId("ELSE01"))
                .get("/v1/dunning/cases/" + customer)
                .then()
                .statusCode(404);
    }

    @Test
    void runs_at_the_same_time_send_once() {
        release(entity);

        world.sweepAtOnce(3);

        assertThat(mails(address)).hasSize(1);
        assertThat(world.facts(entity))
                .extracting(fact -> fact.split(" ")[0])
                .containsExactly("StepReached", "NoticeDue", "NoticeSent");
    }

    @Test
    void a_message_goes_when_what_kept_it_back_has_passed() {
        release(entity);
        debtor(customer, "de", "", new Standing(hundred, "100.00", false));
        world.sweep();
        assertThat(world.facts(entity))
                .last()
                .isEqualTo("NoticeSuppressed 2 2026-03-05 first-reminder no-email-address");
        assertThat(get(entity, "/v1/dunning/worklist?legalEntity=" + entity).getList("items[0].reasons"))
                .containsExactly("notice-failed", "overdue");

        debtor(customer, "de", email(address), new Standing(hundred, "100.00", false));
        world.today(LocalDate.parse("2026-03-09"));
        world.hear(ledger.disputed(customer, twenty, 2, "19.99", DUE.plusDays(1), LocalDate.parse("2026-03-09")));
        world.sweep();

        assertThat(world.facts(entity))
                .endsWith(
                        "NoticeDue 3 2026-03-09 first-reminder [100.00]",
                        "NoticeSent 4 2026-03-09 first-reminder [100.00]");
        assertThat(get(entity, "/v1/dunning/worklist?legalEntity=" + entity).getList("items[0].reasons"))
                .containsExactly("overdue");
    }

    @Test
    void money_that_is_on_its_way_and_never_arrives_is_looked_for_again() {
        release(entity);
        debtor(customer, "de", email(address), new Standing(hundred, "100.00", false));
        inFlight(customer, hundred, "100.00");
        world.sweep();
        inFlight(customer, hundred, "0.00");
        world.today(LocalDate.parse("2026-03-06"));
        world.sweep();
        assertThat(mails(address)).as("tries keep their distance").isEmpty();

        world.today(LocalDate.parse("2026-03-09"));
        world.sweep();

        assertThat(mails(address)).hasSize(1);
    }

    @Test
    void when_the_oldest_item_is_paid_the_other_one_is_asked_for_by_its_own_days() {
        world.today(LocalDate.parse("2026-04-01"));
        InvoiceId young = Ledger.newInvoice();
        release(entity);
        world.hear(ledger.settled(customer, twenty, 2, "19.99", DUE, THURSDAY));
        world.sweep();
        world.hear(
                ledger.issued(customer, young, "R-2026-101", "50.00", LocalDate.parse("2026-04-02")),
                ledger.issued(customer, Ledger.newInvoice(), "R-2026-102", "1.00", LocalDate.parse("2026-03-31")),
                ledger.settled(customer, hundred, 2, "100.00", DUE, LocalDate.parse("2026-04-01")));
        debtor(customer, "de", email(address), new Standing(young, "50.00", false));
        world.today(LocalDate.parse("2026-04-07"));
        world.sweep();

        assertThat(world.facts(entity))
                .containsSubsequence(
                        "NoticeSent 2 2026-04-01 second-reminder [100.00]",
                        "NoticeSent 2 2026-04-07 first-reminder [50.00]");
    }

    @Test
    void what_waited_does_not_go_out_beside_what_came_after_it() {
        release(entity);
        neighbours("PUT", "/silence", "/ledger/internal/send-check");
        world.sweep();
        world.today(LocalDate.parse("2026-04-01"));
        world.sweep();
        neighbours("DELETE", "/silence", "");

        world.sweep();

        assertThat(world.facts(entity))
                .contains("NoticeSuppressed 2 2026-04-01 first-reminder superseded")
                .contains("NoticeSent 2 2026-04-01 second-reminder [119.99]");
        assertThat(mails(address)).hasSize(1);
        assertThat(get(entity, "/v1/dunning/notices?legalEntity=" + entity).getList("items.step"))
                .as("the last decided first")
                .containsExactly("second-reminder", "first-reminder");
        String after =
                get(entity, "/v1/dunning/notices?limit=1&legalEntity=" + entity).getString("next");
        assertThat(get(entity, "/v1/dunning/notices?limit=1&legalEntity=" + entity + "&after=" + after)
                        .getList("items.step"))
                .containsExactly("first-reminder");
    }

    @Test
    void a_message_says_what_has_come_already_and_asks_for_no_transfer_of_all() {
        release(entity);
        unapplied(customer, "50.00");

        world.sweep();

        assertThat(mails(address).getFirst().get("text-plain"))
                .contains("Summe: 119,99 EUR", "Schon eingegangen und noch nicht zugeordnet: 50,00 EUR");
        assertThat(mails(address).getFirst()).doesNotContainKey("image-png");
    }

    @Test
    void of_items_that_the_ledger_leaves_out_nobody_says_that_they_are_paid() {
        release(entity);
        debtor(customer, "de", email(address), true);

        world.sweep();

        assertThat(world.facts(entity)).last().isEqualTo("NoticeSuppressed 2 2026-03-05 first-reminder too-many-items");
    }

    @Test
    void a_task_is_closed_when_nothing_is_overdue_any_longer() {
        world.today(LocalDate.parse("2026-05-04"));
        world.sweep();
        world.hear(
                ledger.settled(customer, hundred, 2, "100.00", DUE, THURSDAY),
                ledger.settled(customer, twenty, 2, "19.99", DUE, THURSDAY));

        assertThat(world.facts(entity)).last().isEqualTo("TaskCompleted 2 2026-05-04 call nothing-overdue");
        assertThat(get(entity, "/v1/dunning/worklist?legalEntity=" + entity).getList("items"))
                .isEmpty();
    }

    @Test
    void a_message_that_was_refused_is_shown_to_a_person_who_can_have_it_sent_again() {
        release(entity);
        debtor(customer, "de", email("no address at all"), new Standing(hundred, "100.00", false));
        world.sweep();
        assertThat(world.facts(entity)).last().isEqualTo("NoticeFailed 2 2026-03-05 first-reminder refused-by-server");
        assertThat(get(entity, "/v1/dunning/worklist?legalEntity=" + entity).getList("items[0].reasons"))
                .containsExactly("notice-failed", "overdue");
        debtor(customer, "de", email(address), new Standing(hundred, "100.00", false));
        String id = get(entity, "/v1/dunning/notices?legalEntity=" + entity).getString("items[0].id");
        post("collector", entity, "/v1/dunning/notices/" + id + "/confirm", Map.of("decision", "sent"))
                .then()
                .statusCode(409);

        post("collector", entity, "/v1/dunning/notices/" + id + "/confirm", Map.of("decision", "resend"))
                .then()
                .statusCode(200);
        world.sweep();

        assertThat(mails(address)).hasSize(1);
    }
}
