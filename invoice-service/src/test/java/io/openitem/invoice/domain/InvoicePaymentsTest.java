package io.openitem.invoice.domain;

import static io.openitem.invoice.domain.LedgerExamples.CUSTOMER;
import static io.openitem.invoice.domain.LedgerExamples.INVOICE;
import static io.openitem.invoice.domain.LedgerExamples.ISSUED_ON;
import static io.openitem.invoice.domain.LedgerExamples.at;
import static io.openitem.invoice.domain.LedgerExamples.document;
import static io.openitem.invoice.domain.LedgerExamples.issue;
import static io.openitem.invoice.domain.LedgerExamples.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.invoice.domain.InvoiceCommand.ApplyPayment;
import io.openitem.invoice.domain.InvoiceCommand.UnapplyPayment;
import io.openitem.invoice.domain.InvoiceEvent.BecameOverdue;
import io.openitem.invoice.domain.InvoiceEvent.Issued;
import io.openitem.invoice.domain.InvoiceEvent.PaymentApplied;
import io.openitem.invoice.domain.InvoiceEvent.PaymentUnapplied;
import io.openitem.invoice.domain.InvoiceEvent.Settled;
import io.openitem.kit.decide.Decision;
import io.openitem.kit.decide.Versioned;
import io.openitem.testing.decider.DeciderSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 100.00 EUR of 1 March, due on 31 March. */
class InvoicePaymentsTest {

    private static final ReasonCode RETURNED = new ReasonCode("returned-by-bank");
    private static final LocalDate LATE = LocalDate.parse("2026-04-01");

    @Test
    void a_part_payment_leaves_the_rest_open() {
        on("2026-03-21")
                .given(issued())
                .when(apply(1, eur(4_000), "2026-03-20"))
                .thenEvents(applied(1, 4_000, 6_000, "2026-03-20", null, "2026-03-21"));
    }

    @Test
    void paying_the_rest_settles_the_item() {
        on("2026-03-25")
                .given(issued(), applied(1, 4_000, 6_000, "2026-03-20", null, "2026-03-21"))
                .when(apply(2, eur(6_000), "2026-03-25"))
                .thenEvents(
                        applied(2, 6_000, 0, "2026-03-25", null, "2026-03-25"),
                        new Settled(document(), day("2026-03-25"), null, day("2026-03-25")));
    }

    @Test
    void an_item_takes_no_more_than_is_owed() {
        on("2026-03-25")
                .given(issued())
                .when(apply(1, eur(12_000), "2026-03-25"))
                .thenEvents(
                        applied(1, 10_000, 0, "2026-03-25", null, "2026-03-25"),
                        new Settled(document(), day("2026-03-25"), null, day("2026-03-25")));
    }

    @Test
    void of_two_payments_of_the_whole_the_second_finds_nothing_owed() {
        on("2026-03-25")
                .given(issued())
                .when(List.of(apply(1, eur(10_000), "2026-03-25"), apply(2, eur(10_000), "2026-03-25")))
                .thenEventsAndRefusals(
                        List.of(
                                applied(1, 10_000, 0, "2026-03-25", null, "2026-03-25"),
                                new Settled(document(), day("2026-03-25"), null, day("2026-03-25"))),
                        List.of(new InvoiceRejection.AlreadySettled()));
    }

    @Test
    void money_counts_from_the_day_it_came_within_the_time_the_item_is_owed() {
        assertThat(paidOn("2026-03-25", "2026-03-20")).isEqualTo("2026-03-20");
        assertThat(paidOn("2026-03-25", "2026-03-26")).isEqualTo("2026-03-25");
        assertThat(paidOn("2026-03-25", "2026-02-11")).isEqualTo(ISSUED_ON);
        assertThat(paidOn("2026-02-20", "2026-02-11"))
                .as("a document dated ahead")
                .isEqualTo("2026-02-20");
    }

    @Test
    void money_that_came_late_finds_the_item_late_though_nobody_had_noticed() {
        on("2026-04-10")
                .given(issued())
                .when(apply(1, eur(4_000), "2026-04-02"))
                .thenEvents(
                        new BecameOverdue(document(), LATE, eur(10_000), day("2026-04-10")),
                        applied(1, 4_000, 6_000, "2026-04-02", LATE, "2026-04-10"));
        on("2026-04-10")
                .given(issued())
                .when(apply(1, eur(4_000), "2026-03-31"))
                .thenEvents(applied(1, 4_000, 6_000, "2026-03-31", null, "2026-04-10"));
    }

    @Test
    void only_what_is_still_owed_becomes_late() {
        on("2026-04-01")
                .given(issued(), applied(1, 4_000, 6_000, "2026-03-20", null, "2026-03-21"))
                .when(new InvoiceCommand.PassDueDate(INVOICE))
                .thenEvents(new BecameOverdue(document(), LATE, eur(6_000), day("2026-04-01")));
    }

    @Test
    void a_settled_item_is_not_late_when_its_due_date_passes() {
        on("2026-04-01")
                .givenState(new Invoice.Settled(document(), settlement(10_000, "2026-03-20", null), null))
                .when(new InvoiceCommand.PassDueDate(INVOICE))
                .thenEvents();
    }

    @Test
    void a_reversal_in_time_opens_the_item_again() {
        on("2026-03-25")
                .givenState(new Invoice.Settled(document(), settlement(10_000, "2026-03-20", null), null))
                .when(unapply(1, eur(10_000), "2026-03-20", "2026-03-24"))
                .thenEvents(unapplied(1, 10_000, 10_000, "2026-03-24", null, "2026-03-25"))
                .andState(new Invoice.Open(document(), settlement(0, "2026-03-20", "2026-03-24")));
    }

    @Test
    void a_reversal_after_the_due_date_makes_what_was_settled_in_time_late_from_that_day() {
        on("2026-04-25")
                .givenState(new Invoice.Settled(document(), settlement(10_000, "2026-03-20", null), null))
                .when(unapply(1, eur(10_000), "2026-03-20", "2026-04-20"))
                .thenEvents(
                        unapplied(1, 10_000, 10_000, "2026-04-20", null, "2026-04-25"),
                        new BecameOverdue(document(), day("2026-04-20"), eur(10_000), day("2026-04-25")));
    }

    @Test
    void a_reversal_of_what_was_settled_late_leaves_the_item_late_as_it_was() {
        on("2026-04-25")
                .givenState(new Invoice.Settled(document(), settlement(10_000, "2026-04-05", null), LATE))
                .when(unapply(1, eur(10_000), "2026-04-05", "2026-04-20"))
                .thenEvents(unapplied(1, 10_000, 10_000, "2026-04-20", LATE, "2026-04-25"))
                .andState(new Invoice.Overdue(document(), settlement(0, "2026-04-05", "2026-04-20"), LATE));
    }

    @Test
    void a_reversal_of_a_part_after_the_due_date_notices_first_what_was_late_by_then() {
        on("2026-04-25")
                .givenState(new Invoice.Open(document(), settlement(4_000, "2026-03-20", null)))
                .when(unapply(1, eur(4_000), "2026-03-20", "2026-04-20"))
                .thenEvents(
                        new BecameOverdue(document(), LATE, eur(6_000), day("2026-04-25")),
                        unapplied(1, 4_000, 10_000, "2026-04-20", LATE, "2026-04-25"));
    }

    @Test
    void a_reversal_counts_neither_before_the_payment_nor_after_today() {
        var early = decide("2026-03-25", paidInFull(), unapply(1, eur(10_000), "2026-03-20", "2026-03-10"));
        var ahead = decide("2026-03-25", paidInFull(), unapply(1, eur(10_000), "2026-03-20", "2026-03-30"));

        assertThat(((PaymentUnapplied) early.getFirst()).unappliedOn()).isEqualTo("2026-03-20");
        assertThat(((PaymentUnapplied) ahead.getFirst()).unappliedOn()).isEqualTo("2026-03-25");
    }

    @Test
    void money_after_a_reversal_counts_from_the_reversal_at_the_earliest() {
        Invoice reopened = new Invoice.Open(document(), settlement(0, "2026-03-20", "2026-03-24"));

        var events = decide("2026-03-28", reopened, apply(2, eur(10_000), "2026-03-22"));

        assertThat(((PaymentApplied) events.get(0)).paidOn()).isEqualTo("2026-03-24");
        assertThat(((Settled) events.get(1)).settledOn()).isEqualTo("2026-03-24");
    }

    @Test
    void an_item_is_settled_on_the_latest_day_of_its_payments() {
        Invoice part = new Invoice.Open(document(), settlement(4_000, "2026-03-20", null));

        var events = decide("2026-03-28", part, apply(2, eur(6_000), "2026-03-12"));

        assertThat(((Settled) events.get(1)).settledOn()).isEqualTo("2026-03-20");
    }

    @Test
    void an_answer_says_how_much_was_applied_and_why_not_more() {
        AllocationOrder.Apply order = order(12_000);
        var events = decide("2026-03-25", new Invoice.Open(document()), order.command());

        Answered part = Answered.of(order, new Versioned<>(paidInFull(), 3), events);
        Answered all = Answered.of(
                order(10_000),
                new Versioned<>(paidInFull(), 3),
                decide("2026-03-25", new Invoice.Open(document()), order(10_000).command()));
        Answered none = Answered.of(
                order, new Versioned<>(paidInFull(), 3), new InvoiceRejection.AlreadySettled(), day("2026-03-25"));

        assertThat(part)
                .isEqualTo(new Answered(
                        order,
                        eur(10_000),
                        eur(0),
                        3,
                        new ReasonCode("less-owed"),
                        day("2026-03-20"),
                        day("2026-03-25")));
        assertThat(all.reason()).isNull();
        assertThat(none)
                .isEqualTo(new Answered(
                        order, eur(0), eur(0), 3, new ReasonCode("invoice-settled"), null, day("2026-03-25")));
    }

    @Test
    void every_refusal_of_a_payment_has_its_reason() {
        assertThat(reason(new InvoiceRejection.UnknownInvoice(INVOICE))).isEqualTo("unknown-invoice");
        assertThat(reason(new InvoiceRejection.AlreadyCancelled(RETURNED))).isEqualTo("invoice-cancelled");
        assertThat(reason(new InvoiceRejection.OtherCustomer())).isEqualTo("other-customer");
        assertThat(reason(new InvoiceRejection.OtherCurrency(eur(0).currency())))
                .isEqualTo("other-currency");
        assertThat(reason(new InvoiceRejection.AmountNotPositive(eur(0)))).isEqualTo("amount-not-positive");
    }

    /**
     * Whatever is paid, taken back and noticed in whatever order: what is owed is the document less what is applied and
     * not taken back; on no day is less than nothing owed, or more late than owed.
     */
    @Test
    void no_day_is_ever_paid_too_much_or_late_too_much() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Invoice state = Invoice.evolve(new Invoice.Absent(), issued());
            Map<Integer, PaymentApplied> active = new TreeMap<>();
            TreeMap<LocalDate, long[]> days = new TreeMap<>();
            change(days, ISSUED_ON, 10_000, 0);
            for (int step = 0; step < 12; step++) {
                String today = ISSUED_ON.plusDays(5L * step + 3).toString();
                for (InvoiceEvent event : decide(today, state, command(random, step, active, today))) {
                    state = Invoice.evolve(state, event);
                    record(days, active, step, event);
                }
                assertThat(open(state))
                        .as("seed %s", seed)
                        .isEqualTo(10_000
                                - active.values().stream()
                                        .mapToLong(a -> a.amount().minorUnits())
                                        .sum());
                long owed = 0;
                long late = 0;
                for (long[] change : days.values()) {
                    owed += change[0];
                    late += change[1];
                    assertThat(owed).as("owed, seed %s", seed).isBetween(0L, 10_000L);
                    assertThat(late).as("late, seed %s", seed).isBetween(0L, owed);
                }
                assertThat(owed).isEqualTo(open(state));
                assertThat(late).isEqualTo(state instanceof Invoice.Overdue ? owed : 0);
            }
        }
    }

    private static InvoiceCommand command(Random random, int step, Map<Integer, PaymentApplied> active, String today) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            return new InvoiceCommand.PassDueDate(INVOICE);
        }
        if (kind == 1 && !active.isEmpty()) {
            int which = List.copyOf(active.keySet()).get(random.nextInt(active.size()));
            PaymentApplied applied = Objects.requireNonNull(active.remove(which));
            return new UnapplyPayment(
                    INVOICE,
                    applied.allocation(),
                    applied.payment(),
                    applied.amount(),
                    applied.paidOn(),
                    day(today).minusDays(random.nextInt(12) - 2),
                    RETURNED);
        }
        return apply(
                step,
                eur(1 + random.nextInt(9_000)),
                day(today).minusDays(random.nextInt(30) - 2).toString());
    }

    private static void record(
            Map<LocalDate, long[]> days, Map<Integer, PaymentApplied> active, int step, InvoiceEvent event) {
        switch (event) {
            case BecameOverdue overdue ->
                change(days, overdue.since(), 0, overdue.openAmount().minorUnits());
            case PaymentApplied applied -> {
                active.put(step, applied);
                long minor = applied.amount().minorUnits();
                change(days, applied.paidOn(), -minor, 0);
                changeLate(days, applied, applied.paidOn(), -minor);
            }
            case PaymentUnapplied unapplied -> {
                long minor = unapplied.amount().minorUnits();
                change(days, unapplied.unappliedOn(), minor, 0);
                changeLate(days, unapplied, unapplied.unappliedOn(), minor);
            }
            case Settled settled -> {}
            case Issued issued -> throw new AssertionError("issued twice");
            case InvoiceEvent.Cancelled cancelled -> throw new AssertionError("not asked for");
            case InvoiceEvent.BecameDueSoon soon -> throw new AssertionError("not asked for");
            case InvoiceEvent.Disputed disputed -> throw new AssertionError("not asked for");
            case InvoiceEvent.DisputeResolved resolved -> throw new AssertionError("not asked for");
        }
    }

    private static void changeLate(Map<LocalDate, long[]> days, InvoiceEvent.Dated event, LocalDate day, long minor) {
        LocalDate since = event.overdueSince();
        if (since != null) {
            change(days, Settlement.later(since, day), 0, minor);
        }
    }

    private static void change(Map<LocalDate, long[]> days, LocalDate day, long owed, long late) {
        days.merge(day, new long[] {owed, late}, (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
    }

    private static long open(Invoice state) {
        return ((Invoice.Known) state).openAmount().minorUnits();
    }

    private static String reason(InvoiceRejection rejection) {
        ReasonCode reason = Answered.of(
                        order(1_000), new Versioned<>(new Invoice.Absent(), 0), rejection, day("2026-03-25"))
                .reason();
        return String.valueOf(reason);
    }

    private static LocalDate paidOn(String today, String receivedOn) {
        return ((PaymentApplied) decide(today, new Invoice.Open(document()), apply(1, eur(1), receivedOn))
                        .getFirst())
                .paidOn();
    }

    private static Invoice paidInFull() {
        return new Invoice.Settled(document(), settlement(10_000, "2026-03-20", null), null);
    }

    private static AllocationOrder.Apply order(long minor) {
        return new AllocationOrder.Apply(
                allocation(1),
                payment(1),
                document().legalEntity(),
                CUSTOMER,
                INVOICE,
                eur(minor),
                day("2026-03-20"),
                new UUID(9, 9));
    }

    private static List<InvoiceEvent> decide(String today, Invoice state, InvoiceCommand command) {
        return InvoiceDecider.decide(at(today), state, command)
                        instanceof Decision.Accepted<InvoiceEvent, InvoiceRejection> accepted
                ? accepted.events()
                : new ArrayList<>();
    }

    private static DeciderSpecification<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> on(String today) {
        return DeciderSpecification.of(
                Invoice.class,
                InvoiceCommand.class,
                new Invoice.Absent(),
                (state, command) -> outcome(InvoiceDecider.decide(at(today), state, command)),
                Invoice::evolve);
    }

    static ApplyPayment apply(int nth, Money amount, String receivedOn) {
        return new ApplyPayment(INVOICE, allocation(nth), payment(nth), CUSTOMER, amount, day(receivedOn));
    }

    static UnapplyPayment unapply(int nth, Money amount, String paidOn, String reversedOn) {
        return new UnapplyPayment(
                INVOICE, allocation(nth), payment(nth), amount, day(paidOn), day(reversedOn), RETURNED);
    }

    private static Issued issued() {
        return new Issued(document(), issue().issueDate());
    }

    private static PaymentApplied applied(
            int nth, long minor, long open, String paidOn, @Nullable LocalDate since, String today) {
        return new PaymentApplied(
                document(), allocation(nth), payment(nth), eur(minor), eur(open), day(paidOn), since, day(today));
    }

    private static PaymentUnapplied unapplied(
            int nth, long minor, long open, String unappliedOn, @Nullable LocalDate since, String today) {
        return new PaymentUnapplied(
                document(),
                allocation(nth),
                payment(nth),
                RETURNED,
                eur(minor),
                eur(open),
                day(unappliedOn),
                since,
                day(today));
    }

    private static Settlement settlement(long minor, @Nullable String paidUpTo, @Nullable String reopenedOn) {
        return new Settlement(
                eur(minor), paidUpTo == null ? null : day(paidUpTo), reopenedOn == null ? null : day(reopenedOn));
    }

    static AllocationId allocation(int nth) {
        return new AllocationId(new UUID(4, nth));
    }

    static PaymentId payment(int nth) {
        return new PaymentId(new UUID(3, nth));
    }

    private static Money eur(long minor) {
        return Money.ofMinor(minor, "EUR");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
