package io.openitem.invoice.domain;

import static io.openitem.invoice.domain.LedgerExamples.DUE;
import static io.openitem.invoice.domain.LedgerExamples.INVOICE;
import static io.openitem.invoice.domain.LedgerExamples.at;
import static io.openitem.invoice.domain.LedgerExamples.atInstant;
import static io.openitem.invoice.domain.LedgerExamples.document;
import static io.openitem.invoice.domain.LedgerExamples.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.invoice.domain.InvoiceCommand.AnnounceDueDate;
import io.openitem.invoice.domain.InvoiceCommand.CancelInvoice;
import io.openitem.invoice.domain.InvoiceCommand.DisputeInvoice;
import io.openitem.invoice.domain.InvoiceCommand.PassDueDate;
import io.openitem.invoice.domain.InvoiceCommand.ResolveDispute;
import io.openitem.testing.decider.DeciderSpecification;
import io.openitem.testing.decider.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 100.00 EUR of 1 March, due on 31 March: announced, contested, and no longer. */
class InvoiceDisputesTest {

    private static final ReasonCode PRICE = new ReasonCode("wrong-price");
    private static final ReasonCode GOODS = new ReasonCode("goods-not-received");
    private static final ReasonCode REJECTED = new ReasonCode("rejected");
    private static final Money AMOUNT = Money.ofMinor(10_000, "EUR");
    private static final LocalDate LATE = DUE.plusDays(1);
    private static final Settlement UNPAID = Settlement.none(AMOUNT.currency());

    @Test
    void a_due_date_is_near_from_the_first_day_of_the_window_in_the_zone_of_the_legal_entity() {
        Invoice open = new Invoice.Open(document());

        on(atInstant("2026-03-23T22:59:59Z"))
                .givenState(open)
                .when(new AnnounceDueDate(INVOICE, 7))
                .thenEvents();
        on(atInstant("2026-03-23T23:00:00Z"))
                .givenState(open)
                .when(new AnnounceDueDate(INVOICE, 7))
                .thenEvents(soon(7, "2026-03-24"));
    }

    @Test
    void it_is_near_on_the_due_date_itself_and_not_after_it() {
        Invoice open = new Invoice.Open(document());

        on(at("2026-03-31"))
                .givenState(open)
                .when(new AnnounceDueDate(INVOICE, 0))
                .thenEvents(soon(0, "2026-03-31"));
        on(at("2026-03-30"))
                .givenState(open)
                .when(new AnnounceDueDate(INVOICE, 0))
                .thenEvents();
        on(at("2026-04-01"))
                .givenState(open)
                .when(new AnnounceDueDate(INVOICE, 7))
                .thenEvents();
    }

    @Test
    void it_is_told_once() {
        on(at("2026-03-28"))
                .givenState(new Invoice.Open(document()))
                .when(List.of(new AnnounceDueDate(INVOICE, 7), new AnnounceDueDate(INVOICE, 7)))
                .thenEventsAndRefusals(List.of(soon(3, "2026-03-28")), List.of());
    }

    @Test
    void a_contested_item_is_not_announced_until_that_is_over() {
        on(at("2026-03-28"))
                .givenState(new Invoice.Open(document()))
                .when(List.of(
                        new DisputeInvoice(INVOICE, PRICE),
                        new AnnounceDueDate(INVOICE, 7),
                        new ResolveDispute(INVOICE, REJECTED),
                        new AnnounceDueDate(INVOICE, 7)))
                .thenEventsAndRefusals(
                        List.of(
                                new InvoiceEvent.Disputed(document(), PRICE, AMOUNT, null, day("2026-03-28")),
                                new InvoiceEvent.DisputeResolved(
                                        document(), since("2026-03-28"), REJECTED, AMOUNT, null, day("2026-03-28")),
                                soon(3, "2026-03-28")),
                        List.of());
    }

    @Test
    void a_contested_item_becomes_overdue_all_the_same() {
        on(at("2026-04-02"))
                .givenState(open(contested("2026-03-20")))
                .when(new PassDueDate(INVOICE))
                .thenEvents(new InvoiceEvent.BecameOverdue(document(), LATE, AMOUNT, day("2026-04-02")))
                .andState(new Invoice.Overdue(document(), UNPAID, contested("2026-03-20"), LATE));
    }

    @Test
    void an_item_that_is_late_unnoticed_is_noticed_before_it_is_contested() {
        on(at("2026-04-02"))
                .givenState(new Invoice.Open(document()))
                .when(new DisputeInvoice(INVOICE, PRICE))
                .thenEvents(
                        new InvoiceEvent.BecameOverdue(document(), LATE, AMOUNT, day("2026-04-02")),
                        new InvoiceEvent.Disputed(document(), PRICE, AMOUNT, LATE, day("2026-04-02")))
                .andState(new Invoice.Overdue(document(), UNPAID, contested("2026-04-02"), LATE));
    }

    @Test
    void the_same_reason_again_changes_nothing_and_another_is_refused_with_the_first() {
        on(at("2026-03-28"))
                .givenState(open(contested("2026-03-20")))
                .when(List.of(new DisputeInvoice(INVOICE, PRICE), new DisputeInvoice(INVOICE, GOODS)))
                .thenEventsAndRefusals(List.of(), List.of(new InvoiceRejection.AlreadyDisputed(PRICE)));
    }

    @Test
    void what_came_of_a_dispute_says_how_long_it_lasted_and_it_ends_once() {
        on(at("2026-04-10"))
                .givenState(new Invoice.Overdue(document(), UNPAID, contested("2026-04-02"), LATE))
                .when(List.of(new ResolveDispute(INVOICE, REJECTED), new ResolveDispute(INVOICE, REJECTED)))
                .thenEventsAndRefusals(
                        List.of(new InvoiceEvent.DisputeResolved(
                                document(), since("2026-04-02"), REJECTED, AMOUNT, LATE, day("2026-04-10"))),
                        List.of(new InvoiceRejection.NotDisputed()));
    }

    @Test
    void payment_in_full_leaves_the_dispute_and_taking_it_back_finds_it_again() {
        Invoice contested = open(contested("2026-03-20"));

        Invoice settled = after(contested, "2026-03-25", InvoicePaymentsTest.apply(1, AMOUNT, "2026-03-25"));
        Invoice reopened =
                after(settled, "2026-03-28", InvoicePaymentsTest.unapply(1, AMOUNT, "2026-03-25", "2026-03-28"));

        assertThat(settled).isInstanceOf(Invoice.Settled.class);
        assertThat(marks(settled)).isEqualTo(contested("2026-03-20"));
        assertThat(reopened).isInstanceOf(Invoice.Open.class);
        assertThat(marks(reopened)).isEqualTo(contested("2026-03-20"));
    }

    @Test
    void the_dispute_of_a_settled_item_can_be_resolved_and_says_that_nothing_is_owed() {
        Settlement paid = new Settlement(AMOUNT, day("2026-03-25"), null);

        on(at("2026-04-10"))
                .givenState(new Invoice.Settled(document(), paid, contested("2026-03-20"), null))
                .when(new ResolveDispute(INVOICE, REJECTED))
                .thenEvents(new InvoiceEvent.DisputeResolved(
                        document(), since("2026-03-20"), REJECTED, Money.ofMinor(0, "EUR"), null, day("2026-04-10")))
                .andState(new Invoice.Settled(document(), paid, Marks.NONE, null));
    }

    @Test
    void a_withdrawn_invoice_is_contested_no_longer() {
        Invoice cancelled = after(open(contested("2026-03-20")), "2026-03-28", new CancelInvoice(INVOICE, PRICE));

        assertThat(cancelled).isEqualTo(new Invoice.Cancelled(document(), PRICE, day("2026-03-28"), null));
    }

    @Test
    void an_account_number_has_right_check_digits() {
        BankAccount account = new BankAccount("de89 3704 0044 0532 0130 00", "cobadeffxxx");

        assertThat(account).isEqualTo(new BankAccount("DE89370400440532013000", "COBADEFFXXX"));
        assertThat(BankAccount.of(null, null)).isNull();
        assertThat(BankAccount.of("NO9386011117947", null)).isEqualTo(new BankAccount("NO9386011117947", null));
        for (String wrong :
                List.of("DE89370400440532013001", "DE98370400440532013000", "DE89", "0089370400440532013")) {
            assertThatThrownBy(() -> new BankAccount(wrong, null)).hasMessageContaining("right check digits");
        }
        assertThatThrownBy(() -> new BankAccount("NO9386011117947", "COBADE")).hasMessageContaining("ISO 9362");
        assertThatThrownBy(() -> BankAccount.of(null, "COBADEFF")).hasMessage("bic must come with an iban");
    }

    private static InvoiceEvent soon(int daysAhead, String on) {
        return new InvoiceEvent.BecameDueSoon(document(), daysAhead, AMOUNT, day(on));
    }

    private static Invoice open(Marks marks) {
        return new Invoice.Open(document(), UNPAID, marks);
    }

    private static Marks contested(String since) {
        return new Marks(since(since), null);
    }

    private static Dispute since(String day) {
        return new Dispute(PRICE, day(day));
    }

    private static Marks marks(Invoice invoice) {
        return ((Invoice.Payable) invoice).marks();
    }

    private static Invoice after(Invoice state, String today, InvoiceCommand command) {
        Outcome<InvoiceEvent, InvoiceRejection> outcome = outcome(InvoiceDecider.decide(at(today), state, command));
        Invoice now = state;
        for (InvoiceEvent event : ((Outcome.Accepted<InvoiceEvent, InvoiceRejection>) outcome).events()) {
            now = Invoice.evolve(now, event);
        }
        return now;
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
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
}
