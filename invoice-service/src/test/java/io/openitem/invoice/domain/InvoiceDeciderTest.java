package io.openitem.invoice.domain;

import static io.openitem.invoice.domain.LedgerExamples.CUSTOMER;
import static io.openitem.invoice.domain.LedgerExamples.DUE;
import static io.openitem.invoice.domain.LedgerExamples.INVOICE;
import static io.openitem.invoice.domain.LedgerExamples.ISSUED_ON;
import static io.openitem.invoice.domain.LedgerExamples.NOWHERE;
import static io.openitem.invoice.domain.LedgerExamples.OTHER_CUSTOMER;
import static io.openitem.invoice.domain.LedgerExamples.at;
import static io.openitem.invoice.domain.LedgerExamples.atInstant;
import static io.openitem.invoice.domain.LedgerExamples.document;
import static io.openitem.invoice.domain.LedgerExamples.issue;
import static io.openitem.invoice.domain.LedgerExamples.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.invoice.domain.InvoiceCommand.AnnounceDueDate;
import io.openitem.invoice.domain.InvoiceCommand.ApplyPayment;
import io.openitem.invoice.domain.InvoiceCommand.CancelInvoice;
import io.openitem.invoice.domain.InvoiceCommand.DisputeInvoice;
import io.openitem.invoice.domain.InvoiceCommand.IssueInvoice;
import io.openitem.invoice.domain.InvoiceCommand.PassDueDate;
import io.openitem.invoice.domain.InvoiceCommand.ResolveDispute;
import io.openitem.invoice.domain.InvoiceCommand.UnapplyPayment;
import io.openitem.kit.decide.Decision;
import io.openitem.testing.decider.DeciderSpecification;
import io.openitem.testing.decider.EveryPair;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvoiceDeciderTest {

    /** Fewer for mutants, each of which would live through all of them. */
    private static final int EXAMPLES = Integer.getInteger("QT_EXAMPLES", 500);

    private static final ReasonCode DUPLICATE = new ReasonCode("duplicate-document");
    private static final ReasonCode RETURNED = new ReasonCode("goods-returned");
    private static final Money AMOUNT = Money.ofMinor(10_000, "EUR");
    private static final LocalDate LATE = LocalDate.parse("2026-04-01");
    private static final Marks CONTESTED = new Marks(new Dispute(RETURNED, LocalDate.parse("2026-03-20")), null);
    private static final List<Class<? extends Invoice.Payable>> PAYABLE =
            List.of(Invoice.Open.class, Invoice.Overdue.class, Invoice.Settled.class);
    private static final List<Class<? extends Invoice>> KNOWN =
            List.of(Invoice.Open.class, Invoice.Overdue.class, Invoice.Settled.class, Invoice.Cancelled.class);

    @Test
    void every_command_has_an_answer_in_every_state() {
        var table = on(at("2026-04-01"))
                .everyPair(
                        List.of(
                                new Invoice.Absent(),
                                new Invoice.Open(document()),
                                new Invoice.Open(due(DUE.plusDays(1))),
                                new Invoice.Open(document(), paid(4_000)),
                                new Invoice.Open(document(), Settlement.none(AMOUNT.currency()), CONTESTED),
                                new Invoice.Open(due(DUE.plusDays(1)), Settlement.none(AMOUNT.currency()), CONTESTED),
                                new Invoice.Overdue(document(), paid(4_000), CONTESTED, LATE),
                                new Invoice.Settled(document(), paid(10_000), CONTESTED, null),
                                new Invoice.Overdue(document()),
                                new Invoice.Overdue(document(), paid(4_000), LATE),
                                new Invoice.Settled(document(), paid(10_000), null),
                                new Invoice.Settled(document(), paid(10_000), LATE),
                                new Invoice.Cancelled(document(), DUPLICATE, ISSUED_ON, null)),
                        List.of(
                                issue(),
                                with(null, AMOUNT, 30),
                                with(OTHER_CUSTOMER, AMOUNT, 30),
                                with(CUSTOMER, AMOUNT.negated(), 30),
                                with(CUSTOMER, Money.ofMinor(10_000_000_000_001L, "EUR"), 30),
                                on(ISSUED_ON.minusDays(1)),
                                of(NOWHERE),
                                new CancelInvoice(INVOICE, DUPLICATE),
                                new CancelInvoice(INVOICE, RETURNED),
                                new PassDueDate(INVOICE),
                                new AnnounceDueDate(INVOICE, 7),
                                new DisputeInvoice(INVOICE, RETURNED),
                                new DisputeInvoice(INVOICE, DUPLICATE),
                                new ResolveDispute(INVOICE, new ReasonCode("rejected")),
                                apply(1_000, "2026-03-20"),
                                apply(10_000, "2026-03-20"),
                                apply(1_000, "2026-04-01"),
                                apply(10_000, "2026-04-01"),
                                apply(OTHER_CUSTOMER, Money.ofMinor(1_000, "EUR")),
                                apply(CUSTOMER, Money.ofMinor(1_000, "USD")),
                                apply(CUSTOMER, Money.ofMinor(0, "EUR")),
                                unapply(1_000, "2026-03-25"),
                                unapply(1_000, "2026-04-01"),
                                unapply(10_001, "2026-04-01")));
        issueLines(table);
        otherLines(table);
        noticeLines(table);
        disputeLines(table);
        applyLines(table, Invoice.Open.class);
        applyLines(table, Invoice.Overdue.class);
        unapplyLines(table);
        table.check();
    }

    @Test
    void an_amount_is_more_than_nothing_and_no_more_than_can_be_summed() {
        assertThat(InvoiceDecider.obstacle(AMOUNT)).isEmpty();
        assertThat(InvoiceDecider.obstacle(Money.ofMinor(10_000_000_000_000L, "EUR")))
                .isEmpty();
        assertThat(InvoiceDecider.obstacle(Money.ofMinor(10_000_000_000_001L, "EUR")))
                .contains(new InvoiceRejection.AmountTooLarge(
                        Money.ofMinor(10_000_000_000_001L, "EUR"), Money.ofMinor(10_000_000_000_000L, "EUR")));
        assertThat(InvoiceDecider.obstacle(Money.ofMinor(0, "EUR")))
                .contains(new InvoiceRejection.AmountNotPositive(Money.ofMinor(0, "EUR")));
    }

    private static void issueLines(EveryPair<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> table) {
        table.accepts(Invoice.Absent.class, IssueInvoice.class, InvoiceEvent.Issued.class)
                .refuses(Invoice.Absent.class, IssueInvoice.class, InvoiceRejection.UnknownCustomer.class)
                .refuses(Invoice.Absent.class, IssueInvoice.class, InvoiceRejection.AmountNotPositive.class)
                .refuses(Invoice.Absent.class, IssueInvoice.class, InvoiceRejection.AmountTooLarge.class)
                .refuses(Invoice.Absent.class, IssueInvoice.class, InvoiceRejection.DueBeforeIssue.class)
                .refuses(Invoice.Absent.class, IssueInvoice.class, InvoiceRejection.UnknownLegalEntity.class);
        for (Class<? extends Invoice> known : KNOWN) {
            table.accepts(known, IssueInvoice.class)
                    .refuses(known, IssueInvoice.class, InvoiceRejection.NumberTaken.class)
                    .refuses(known, IssueInvoice.class, InvoiceRejection.UnknownCustomer.class);
        }
    }

    private static void otherLines(EveryPair<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> table) {
        table.refuses(Invoice.Absent.class, CancelInvoice.class, InvoiceRejection.UnknownInvoice.class)
                .refuses(Invoice.Absent.class, PassDueDate.class, InvoiceRejection.UnknownInvoice.class)
                .refuses(Invoice.Absent.class, ApplyPayment.class, InvoiceRejection.UnknownInvoice.class)
                .refuses(Invoice.Absent.class, UnapplyPayment.class, InvoiceRejection.UnknownInvoice.class)
                .accepts(Invoice.Open.class, CancelInvoice.class, InvoiceEvent.Cancelled.class)
                .refuses(Invoice.Open.class, CancelInvoice.class, InvoiceRejection.HasPayments.class)
                .accepts(Invoice.Open.class, PassDueDate.class)
                .accepts(Invoice.Open.class, PassDueDate.class, InvoiceEvent.BecameOverdue.class)
                .accepts(Invoice.Overdue.class, CancelInvoice.class, InvoiceEvent.Cancelled.class)
                .refuses(Invoice.Overdue.class, CancelInvoice.class, InvoiceRejection.HasPayments.class)
                .accepts(Invoice.Overdue.class, PassDueDate.class)
                .refuses(Invoice.Settled.class, CancelInvoice.class, InvoiceRejection.HasPayments.class)
                .accepts(Invoice.Settled.class, PassDueDate.class)
                .refuses(Invoice.Settled.class, ApplyPayment.class, InvoiceRejection.AlreadySettled.class)
                .accepts(Invoice.Cancelled.class, CancelInvoice.class)
                .refuses(Invoice.Cancelled.class, CancelInvoice.class, InvoiceRejection.AlreadyCancelled.class)
                .accepts(Invoice.Cancelled.class, PassDueDate.class)
                .refuses(Invoice.Cancelled.class, ApplyPayment.class, InvoiceRejection.AlreadyCancelled.class)
                .refuses(Invoice.Cancelled.class, UnapplyPayment.class, InvoiceRejection.AlreadyCancelled.class);
    }

    private static void noticeLines(EveryPair<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> table) {
        table.refuses(Invoice.Absent.class, AnnounceDueDate.class, InvoiceRejection.UnknownInvoice.class)
                .accepts(Invoice.Open.class, AnnounceDueDate.class, InvoiceEvent.BecameDueSoon.class);
        for (Class<? extends Invoice> known : KNOWN) {
            table.accepts(known, AnnounceDueDate.class);
        }
    }

    private static void disputeLines(EveryPair<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> table) {
        table.refuses(Invoice.Absent.class, DisputeInvoice.class, InvoiceRejection.UnknownInvoice.class)
                .refuses(Invoice.Absent.class, ResolveDispute.class, InvoiceRejection.UnknownInvoice.class)
                .refuses(Invoice.Settled.class, DisputeInvoice.class, InvoiceRejection.AlreadySettled.class)
                .refuses(Invoice.Cancelled.class, DisputeInvoice.class, InvoiceRejection.AlreadyCancelled.class)
                .refuses(Invoice.Cancelled.class, ResolveDispute.class, InvoiceRejection.AlreadyCancelled.class)
                .accepts(
                        Invoice.Open.class,
                        DisputeInvoice.class,
                        InvoiceEvent.BecameOverdue.class,
                        InvoiceEvent.Disputed.class)
                .accepts(
                        Invoice.Open.class,
                        ResolveDispute.class,
                        InvoiceEvent.BecameOverdue.class,
                        InvoiceEvent.DisputeResolved.class);
        for (Class<? extends Invoice> owed : List.of(Invoice.Open.class, Invoice.Overdue.class)) {
            table.accepts(owed, DisputeInvoice.class)
                    .accepts(owed, DisputeInvoice.class, InvoiceEvent.Disputed.class)
                    .refuses(owed, DisputeInvoice.class, InvoiceRejection.AlreadyDisputed.class);
        }
        for (Class<? extends Invoice.Payable> payable : PAYABLE) {
            table.accepts(payable, ResolveDispute.class, InvoiceEvent.DisputeResolved.class)
                    .refuses(payable, ResolveDispute.class, InvoiceRejection.NotDisputed.class);
        }
    }

    private static void applyLines(
            EveryPair<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> table,
            Class<? extends Invoice.Payable> owed) {
        table.accepts(owed, ApplyPayment.class, InvoiceEvent.PaymentApplied.class)
                .accepts(owed, ApplyPayment.class, InvoiceEvent.PaymentApplied.class, InvoiceEvent.Settled.class)
                .refuses(owed, ApplyPayment.class, InvoiceRejection.OtherCustomer.class)
                .refuses(owed, ApplyPayment.class, InvoiceRejection.OtherCurrency.class)
                .refuses(owed, ApplyPayment.class, InvoiceRejection.AmountNotPositive.class);
        if (owed == Invoice.Open.class) {
            table.accepts(owed, ApplyPayment.class, InvoiceEvent.BecameOverdue.class, InvoiceEvent.PaymentApplied.class)
                    .accepts(
                            owed,
                            ApplyPayment.class,
                            InvoiceEvent.BecameOverdue.class,
                            InvoiceEvent.PaymentApplied.class,
                            InvoiceEvent.Settled.class);
        }
    }

    private static void unapplyLines(EveryPair<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> table) {
        for (Class<? extends Invoice.Payable> payable : PAYABLE) {
            table.accepts(payable, UnapplyPayment.class, InvoiceEvent.PaymentUnapplied.class)
                    .refuses(payable, UnapplyPayment.class, InvoiceRejection.NotApplied.class);
        }
        table.accepts(
                        Invoice.Open.class,
                        UnapplyPayment.class,
                        InvoiceEvent.BecameOverdue.class,
                        InvoiceEvent.PaymentUnapplied.class)
                .accepts(
                        Invoice.Settled.class,
                        UnapplyPayment.class,
                        InvoiceEvent.PaymentUnapplied.class,
                        InvoiceEvent.BecameOverdue.class);
    }

    private static Settlement paid(long minor) {
        return new Settlement(Money.ofMinor(minor, "EUR"), LocalDate.parse("2026-03-20"), null);
    }

    private static ApplyPayment apply(long minor, String receivedOn) {
        return InvoicePaymentsTest.apply(1, Money.ofMinor(minor, "EUR"), receivedOn);
    }

    private static ApplyPayment apply(CustomerId customer, Money amount) {
        return new ApplyPayment(
                INVOICE,
                InvoicePaymentsTest.allocation(1),
                InvoicePaymentsTest.payment(1),
                customer,
                amount,
                LocalDate.parse("2026-03-20"));
    }

    private static UnapplyPayment unapply(long minor, String reversedOn) {
        return InvoicePaymentsTest.unapply(1, Money.ofMinor(minor, "EUR"), "2026-03-20", reversedOn);
    }

    @Test
    void net_terms_count_from_the_issue_date() {
        on(at("2026-03-05"))
                .given()
                .when(issue())
                .thenEvents(new InvoiceEvent.Issued(document(), LocalDate.parse("2026-03-05")));
    }

    @Test
    void an_invoice_may_be_due_on_the_day_of_its_issue_but_not_before() {
        var specification = on(at("2026-03-05"));

        specification
                .given()
                .when(on(ISSUED_ON))
                .thenEvents(new InvoiceEvent.Issued(due(ISSUED_ON), LocalDate.parse("2026-03-05")));
        specification
                .given()
                .when(on(ISSUED_ON.minusDays(1)))
                .thenRefused(new InvoiceRejection.DueBeforeIssue(ISSUED_ON, ISSUED_ON.minusDays(1)));
    }

    @Test
    void a_due_date_that_another_ledger_kept_is_taken_over_also_where_it_lies_before_the_issue() {
        LocalDate due = ISSUED_ON.minusDays(26);

        on(at("2026-03-05"))
                .given()
                .when(new IssueInvoice(
                        INVOICE,
                        issue().legalEntity(),
                        CUSTOMER,
                        issue().source(),
                        issue().number(),
                        ISSUED_ON,
                        new PaymentTerms.TakenOver(due),
                        AMOUNT))
                .thenEvents(new InvoiceEvent.Issued(due(due), LocalDate.parse("2026-03-05")));
    }

    @Test
    void one_cent_is_an_amount_and_nothing_is_not() {
        var specification = on(at("2026-03-05"));

        specification
                .given()
                .when(with(CUSTOMER, Money.ofMinor(0, "EUR"), 30))
                .thenRefused(new InvoiceRejection.AmountNotPositive(Money.ofMinor(0, "EUR")));
        assertThat(InvoiceDecider.decide(
                        at("2026-03-05"), new Invoice.Absent(), with(CUSTOMER, Money.ofMinor(1, "EUR"), 30)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void an_invoice_that_comes_after_its_due_date_is_issued_first_and_noticed_later() {
        LocalDate today = LocalDate.parse("2026-06-01");

        on(at("2026-06-01"))
                .given()
                .when(List.of(issue(), new PassDueDate(INVOICE)))
                .thenEventsAndRefusals(
                        List.of(
                                new InvoiceEvent.Issued(document(), today),
                                new InvoiceEvent.BecameOverdue(document(), LATE, AMOUNT, today)),
                        List.of());
        assertThat(document().lateFrom()).isEqualTo("2026-04-01");
    }

    @Test
    void the_due_date_itself_is_not_late_in_the_zone_of_the_legal_entity() {
        Invoice open = new Invoice.Open(document());

        on(atInstant("2026-03-31T21:59:59Z"))
                .givenState(open)
                .when(new PassDueDate(INVOICE))
                .thenEvents();
        on(atInstant("2026-03-31T22:00:00Z"))
                .givenState(open)
                .when(new PassDueDate(INVOICE))
                .thenEvents(new InvoiceEvent.BecameOverdue(document(), LATE, AMOUNT, LocalDate.parse("2026-04-01")));
    }

    @Test
    void another_document_under_the_number_says_what_differs() {
        IssueInvoice other = new IssueInvoice(
                INVOICE,
                issue().legalEntity(),
                OTHER_CUSTOMER,
                issue().source(),
                issue().number(),
                ISSUED_ON.minusDays(1),
                new PaymentTerms.On(DUE.plusDays(1)),
                Money.ofMinor(10_000, "USD"));

        on(at("2026-03-05"))
                .given(new InvoiceEvent.Issued(document(), ISSUED_ON))
                .when(other)
                .thenRefused(new InvoiceRejection.NumberTaken(
                        INVOICE, List.of("customerId", "issueDate", "dueDate", "amount")));
    }

    @Test
    void a_cancellation_says_whether_others_had_been_told_of_lateness() {
        LocalDate today = LocalDate.parse("2026-04-02");

        on(at("2026-04-02"))
                .givenState(new Invoice.Overdue(document()))
                .when(new CancelInvoice(INVOICE, DUPLICATE))
                .thenEvents(new InvoiceEvent.Cancelled(document(), DUPLICATE, LATE, today))
                .andState(new Invoice.Cancelled(document(), DUPLICATE, today, LATE));
        on(at("2026-04-02"))
                .givenState(new Invoice.Open(document()))
                .when(new CancelInvoice(INVOICE, DUPLICATE))
                .thenEvents(new InvoiceEvent.Cancelled(document(), DUPLICATE, null, today));
    }

    @Test
    void a_second_reason_is_refused_with_the_first() {
        on(at("2026-04-02"))
                .givenState(new Invoice.Cancelled(document(), DUPLICATE, ISSUED_ON, null))
                .when(new CancelInvoice(INVOICE, RETURNED))
                .thenRefused(new InvoiceRejection.AlreadyCancelled(DUPLICATE));
    }

    @Test
    void what_is_open_is_the_whole_amount_or_nothing_whatever_is_asked_in_whatever_order() {
        qt().withExamples(EXAMPLES)
                .forAll(
                        integers().between(1, Integer.MAX_VALUE),
                        lists().of(integers().between(0, 3)).ofSizeBetween(0, 12))
                .check((minor, steps) -> openIsWholeOrNothing(Money.ofMinor(minor, "EUR"), steps));
    }

    /** Issued minus cancelled is what is open; and a document is issued, overdue and cancelled at most once each. */
    private static boolean openIsWholeOrNothing(Money amount, List<Integer> steps) {
        Invoice state = new Invoice.Absent();
        long issued = 0;
        long cancelled = 0;
        int noticed = 0;
        for (int step : steps) {
            Decision<InvoiceEvent, InvoiceRejection> decision =
                    InvoiceDecider.decide(at("2026-04-01"), state, command(step, amount));
            if (decision instanceof Decision.Accepted<InvoiceEvent, InvoiceRejection> accepted) {
                for (InvoiceEvent event : accepted.events()) {
                    state = Invoice.evolve(state, event);
                    issued += event instanceof InvoiceEvent.Issued i
                            ? i.document().amount().minorUnits()
                            : 0;
                    cancelled += event instanceof InvoiceEvent.Cancelled c
                            ? c.document().amount().minorUnits()
                            : 0;
                    noticed += event instanceof InvoiceEvent.BecameOverdue ? 1 : 0;
                }
            }
        }
        long open = state instanceof Invoice.Known known ? known.openAmount().minorUnits() : 0;
        return open == issued - cancelled
                && (issued == 0 || issued == amount.minorUnits())
                && (cancelled == 0 || cancelled == amount.minorUnits())
                && noticed <= 1;
    }

    private static InvoiceCommand command(int step, Money amount) {
        return switch (step) {
            case 0 -> with(CUSTOMER, amount, 30);
            case 1 -> new PassDueDate(INVOICE);
            case 2 -> new CancelInvoice(INVOICE, DUPLICATE);
            default -> new CancelInvoice(INVOICE, RETURNED);
        };
    }

    @Test
    void terms_are_0_to_3650_days() {
        assertThat(new PaymentTerms.Net(0).dueDate(ISSUED_ON)).isEqualTo(ISSUED_ON);
        assertThat(new PaymentTerms.Net(3650).dueDate(ISSUED_ON)).isEqualTo(ISSUED_ON.plusDays(3650));
        assertThatThrownBy(() -> new PaymentTerms.Net(-1)).hasMessage("terms.netDays must be 0 to 3650");
        assertThatThrownBy(() -> new PaymentTerms.Net(3651)).hasMessage("terms.netDays must be 0 to 3650");
    }

    private static DeciderSpecification<Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection> on(
            BusinessDates dates) {
        return DeciderSpecification.of(
                Invoice.class,
                InvoiceCommand.class,
                new Invoice.Absent(),
                (state, command) -> outcome(InvoiceDecider.decide(dates, state, command)),
                Invoice::evolve);
    }

    private static IssueInvoice with(@Nullable CustomerId customer, Money amount, int netDays) {
        return new IssueInvoice(
                INVOICE,
                issue().legalEntity(),
                customer,
                issue().source(),
                issue().number(),
                ISSUED_ON,
                new PaymentTerms.Net(netDays),
                amount);
    }

    private static IssueInvoice on(LocalDate dueDate) {
        return new IssueInvoice(
                INVOICE,
                issue().legalEntity(),
                CUSTOMER,
                issue().source(),
                issue().number(),
                ISSUED_ON,
                new PaymentTerms.On(dueDate),
                AMOUNT);
    }

    private static IssueInvoice of(LegalEntityId legalEntity) {
        return new IssueInvoice(
                INVOICE, legalEntity, CUSTOMER, issue().source(), issue().number(), ISSUED_ON, issue().terms(), AMOUNT);
    }

    private static InvoiceDocument due(LocalDate dueDate) {
        return new InvoiceDocument(
                INVOICE,
                document().legalEntity(),
                CUSTOMER,
                document().source(),
                document().number(),
                ISSUED_ON,
                dueDate,
                AMOUNT);
    }
}
