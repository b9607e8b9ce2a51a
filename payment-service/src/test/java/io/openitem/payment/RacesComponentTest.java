package io.openitem.payment;

import static io.openitem.payment.World.change;
import static io.openitem.payment.World.pay;
import static io.openitem.payment.World.payment;
import static io.openitem.payment.World.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.payment.Ledger.Proposal;
import io.openitem.payment.Ledger.Published;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What happens when money, items and answers come in an unlucky order. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(TokenResource.class)
class RacesComponentTest {

    @Inject
    World world;

    private final Ledger ledger = new Ledger();
    private final LegalEntityId entity = ledger.entity();
    private final CustomerId customer = Ledger.newCustomer();
    private final InvoiceId invoice = Ledger.newInvoice();

    @BeforeEach
    void a_company_with_a_customer() {
        world.hear(ledger.registered(), ledger.customer(customer, "D-10042"));
    }

    @Test
    void of_two_payments_for_one_item_the_second_waits_and_gets_it_when_the_first_is_reversed() {
        world.hear(issued());
        String first = pay(entity, "B-1", "100.00", "2026-0100").path("id");
        String second = pay(entity, "B-2", "100.00", "2026-0100").path("id");
        assertThat(standing(entity, first)).isEqualTo("proposed 100.00 0.00 0.00 0.00");
        assertThat(standing(entity, second)).isEqualTo("unapplied 0.00 0.00 100.00 0.00");

        world.hear(ledger.answered(proposal(0), "100.00", "0.00", 2, null));
        reverse(first);
        assertThat(standing(entity, first)).isEqualTo("reversed 0.00 100.00 0.00 0.00");
        world.hear(ledger.unapplied(proposal(0), "100.00", "100.00", 3));

        assertThat(standing(entity, first)).isEqualTo("reversed 0.00 0.00 0.00 100.00");
        assertThat(standing(entity, second)).isEqualTo("proposed 100.00 0.00 0.00 0.00");
        assertThat(world.proposals(entity))
                .hasSize(2)
                .last()
                .satisfies(proposal -> assertThat(proposal.payment().toString()).isEqualTo(second));
    }

    @Test
    void money_that_comes_before_its_invoice_waits_and_is_proposed_when_it_comes() {
        String known = pay(entity, "B-1", "60.00", "D-10042 fuer 2026-0100").path("id");
        String unknown = pay(entity, "B-2", "60.00", "2026-0100").path("id");
        assertThat(standing(entity, known)).isEqualTo("unapplied 0.00 0.00 60.00 0.00");
        assertThat(standing(entity, unknown)).isEqualTo("unidentified 0.00 0.00 60.00 0.00");

        world.hear(issued());

        assertThat(standing(entity, known)).isEqualTo("proposed 60.00 0.00 0.00 0.00");
        assertThat(standing(entity, unknown)).isEqualTo("unapplied 40.00 0.00 20.00 0.00");
        assertThat(payment(entity, unknown).getString("recognition.code")).isEqualTo("invoice-number");
        assertThat(world.facts(entity))
                .containsExactly(
                        "PaymentReceived 1 by cus customer-number",
                        "UnappliedCashChanged 2 by cus 60.00 by 60.00",
                        "PaymentReceived 1 by pay nothing-known",
                        "AllocationProposed 3 by cus 60.00 invoice-number",
                        "UnappliedCashChanged 4 by cus 0.00 by -60.00",
                        "PaymentAssigned 2 by cus invoice-number",
                        "AllocationProposed 3 by cus 40.00 invoice-number",
                        "UnappliedCashChanged 4 by cus 20.00 by 20.00");
    }

    @Test
    void money_that_comes_before_its_customer_waits_and_is_assigned_when_the_account_comes() {
        Map<String, Object> body = World.body(entity, "B-1", "60.00", "danke");
        body.put("customerNumber", "D-10 043");
        String given = World.as("erp", entity)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/payments")
                .path("id");
        String written = pay(entity, "B-2", "60.00", "Kunde D-10043").path("id");
        assertThat(standing(entity, given)).startsWith("unidentified");
        CustomerId late = Ledger.newCustomer();

        world.hear(ledger.customer(late, "D-10043"));
        world.hear(ledger.customer(late, "D-10043"));

        assertThat(standing(entity, given)).isEqualTo("unapplied 0.00 0.00 60.00 0.00");
        assertThat(standing(entity, written)).isEqualTo("unapplied 0.00 0.00 60.00 0.00");
        assertThat(payment(entity, given).getString("customerId")).isEqualTo(late.toString());
        assertThat(payment(entity, given).getString("recognition.code")).isEqualTo("customer-number");
        assertThat(world.facts(entity).stream().filter(fact -> fact.startsWith("PaymentAssigned")))
                .hasSize(2);
    }

    @Test
    void what_the_ledger_does_not_take_is_unapplied_cash_again() {
        world.hear(issued());
        String id = pay(entity, "B-1", "100.00", "2026-0100").path("id");

        world.hear(ledger.answered(proposal(0), "0.00", "0.00", 2, "invoice-cancelled"));

        assertThat(standing(entity, id)).isEqualTo("unapplied 0.00 0.00 100.00 0.00");
        assertThat(payment(entity, id).getString("allocations[0].reason")).isEqualTo("invoice-cancelled");
        assertThat(pay(entity, "B-2", "100.00", "2026-0100").<String>path("state"))
                .isEqualTo("unapplied");
    }

    @Test
    void answers_that_come_again_or_late_change_nothing() {
        world.hear(issued());
        String id = pay(entity, "B-1", "100.00", "2026-0100").path("id");
        Published[] answer = ledger.answered(proposal(0), "100.00", "0.00", 2, null);

        world.hear(answer);
        world.hear(answer);
        world.hear(renewed(answer));
        world.hear(renewed(new Published[] {issued()}));

        assertThat(standing(entity, id)).isEqualTo("applied 0.00 100.00 0.00 0.00");
        assertThat(world.facts(entity)).hasSize(2);
        assertThat(pay(entity, "B-2", "1.00", "2026-0100").<String>path("state"))
                .as("the old fact of the item did not make it open again")
                .isEqualTo("unapplied");
    }

    @Test
    void a_payment_that_is_reversed_before_the_ledger_has_answered_ends_returned() {
        world.hear(issued());
        String id = pay(entity, "B-1", "130.00", "2026-0100").path("id");

        reverse(id);
        assertThat(standing(entity, id)).isEqualTo("reversed 100.00 0.00 0.00 30.00");
        world.hear(ledger.answered(proposal(0), "100.00", "0.00", 2, null));
        assertThat(standing(entity, id)).isEqualTo("reversed 0.00 100.00 0.00 30.00");
        world.hear(ledger.unapplied(proposal(0), "100.00", "100.00", 3));

        assertThat(standing(entity, id)).isEqualTo("reversed 0.00 0.00 0.00 130.00");
        assertThat(world.facts(entity))
                .containsExactly(
                        "PaymentReceived 1 by cus invoice-number",
                        "AllocationProposed 2 by cus 100.00 invoice-number",
                        "UnappliedCashChanged 3 by cus 30.00 by 30.00",
                        "PaymentReversed 4 by cus returned-by-bank",
                        "UnappliedCashChanged 5 by cus 0.00 by -30.00");
    }

    @Test
    void unidentified_money_that_is_reversed_stays_keyed_by_its_payment() {
        String id = pay(entity, "B-1", "130.00", "?").path("id");

        reverse(id);
        reverse(id);

        assertThat(standing(entity, id)).isEqualTo("reversed 0.00 0.00 0.00 130.00");
        assertThat(world.facts(entity))
                .containsExactly("PaymentReceived 1 by pay nothing-known", "PaymentReversed 2 by pay returned-by-bank");
    }

    /** Neither may miss the other, whoever is first. */
    @RepeatedTest(5)
    void an_item_and_its_money_that_come_at_the_same_moment_find_each_other() throws Exception {
        List<InvoiceId> items = new ArrayList<>();
        List<Published> facts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(Ledger.newInvoice());
            facts.add(ledger.issued(customer, items.get(i), "2026-1" + (100 + i), "10.00"));
        }
        List<CompletableFuture<?>> done = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20; i++) {
                int nth = i;
                done.add(CompletableFuture.runAsync(() -> world.hear(facts.get(nth)), pool));
                done.add(CompletableFuture.runAsync(
                        () -> pay(entity, "B-" + nth, "10.00", "2026-1" + (100 + nth))
                                .then()
                                .statusCode(201),
                        pool));
            }
            CompletableFuture.allOf(done.toArray(CompletableFuture<?>[]::new)).join();
        }

        assertThat(world.proposals(entity)).extracting(Proposal::invoice).containsExactlyInAnyOrderElementsOf(items);
    }

    /** The database is what they meet at: the item is proposed to for no more than is owed. */
    @RepeatedTest(3)
    void many_payments_for_one_item_at_the_same_moment_propose_no_more_than_is_owed() throws Exception {
        world.hear(issued());
        List<CompletableFuture<?>> done = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 24; i++) {
                String reference = "B-" + i % 12;
                done.add(CompletableFuture.runAsync(
                        () -> assertThat(pay(entity, reference, "30.00", "2026-0100")
                                        .statusCode())
                                .isIn(200, 201),
                        pool));
            }
            CompletableFuture.allOf(done.toArray(CompletableFuture<?>[]::new)).join();
        }

        assertThat(world.proposals(entity))
                .extracting(proposal -> proposal.amount().minorUnits())
                .containsExactly(3_000L, 3_000L, 3_000L, 1_000L);
        assertThat(world.facts(entity).stream().filter(fact -> fact.startsWith("PaymentReceived")))
                .hasSize(12);
    }

    private Published issued() {
        return ledger.issued(customer, invoice, "2026-0100", "100.00");
    }

    private Proposal proposal(int nth) {
        return world.proposals(entity).get(nth);
    }

    private void reverse(String id) {
        change(
                        "credit-manager",
                        entity,
                        id,
                        "reverse",
                        Map.of("reason", "returned-by-bank", "reversedOn", "2026-03-24"))
                .then()
                .statusCode(200);
    }

    /** The same facts, published anew. */
    private static Published[] renewed(Published[] facts) {
        Published[] renewed = new Published[facts.length];
        for (int i = 0; i < facts.length; i++) {
            Published fact = facts[i];
            renewed[i] = new Published(UUID.randomUUID(), fact.entity(), fact.customer(), fact.version(), fact.fact());
        }
        return renewed;
    }
}
