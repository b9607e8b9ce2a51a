package io.openitem.payment.domain;

import static io.openitem.payment.domain.CashExamples.BY_REFERENCE;
import static io.openitem.payment.domain.CashExamples.CAME;
import static io.openitem.payment.domain.CashExamples.CUSTOMER;
import static io.openitem.payment.domain.CashExamples.DE01;
import static io.openitem.payment.domain.CashExamples.OTHER_CUSTOMER;
import static io.openitem.payment.domain.CashExamples.PAYMENT;
import static io.openitem.payment.domain.CashExamples.RETURNED;
import static io.openitem.payment.domain.CashExamples.TODAY;
import static io.openitem.payment.domain.CashExamples.allocation;
import static io.openitem.payment.domain.CashExamples.answered;
import static io.openitem.payment.domain.CashExamples.eur;
import static io.openitem.payment.domain.CashExamples.inFlight;
import static io.openitem.payment.domain.CashExamples.invoice;
import static io.openitem.payment.domain.CashExamples.item;
import static io.openitem.payment.domain.CashExamples.receipt;
import static io.openitem.payment.domain.CashExamples.share;
import static io.openitem.payment.domain.CashExamples.undone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.kit.decide.Decision;
import io.openitem.payment.domain.PaymentCommand.Allocate;
import io.openitem.payment.domain.PaymentCommand.Assign;
import io.openitem.payment.domain.PaymentCommand.Receive;
import io.openitem.payment.domain.PaymentCommand.Reverse;
import io.openitem.payment.domain.PaymentCommand.TakeAnswer;
import io.openitem.payment.domain.PaymentCommand.TakeUnapplied;
import io.openitem.testing.decider.DeciderSpecification;
import io.openitem.testing.decider.EveryPair;
import io.openitem.testing.decider.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A payment of 100.00 EUR. */
class PaymentDeciderTest {

    private static final Basis UNKNOWN = Basis.of(Basis.NOTHING_KNOWN);
    private static final ReasonCode SETTLED = new ReasonCode("invoice-settled");

    @Test
    void every_command_has_an_answer_in_every_state() {
        var table = specification()
                .everyPair(
                        List.of(
                                new Payment.Absent(),
                                unidentified(),
                                assigned(),
                                assigned(inFlight(1, 10_000)),
                                assigned(answered(1, 10_000, 10_000, null)),
                                assigned(undone(1, 10_000, 10_000)),
                                reversed(),
                                reversed(inFlight(1, 4_000), answered(2, 6_000, 6_000, null)),
                                reversed(undone(1, 10_000, 10_000))),
                        List.of(
                                new Receive(receipt(10_000), null, UNKNOWN, List.of()),
                                new Receive(receipt(10_000), CUSTOMER, BY_REFERENCE, List.of(share(1, 10_000, 10_000))),
                                new Receive(receipt(9_999), null, UNKNOWN, List.of()),
                                new Receive(receipt(0), null, UNKNOWN, List.of()),
                                new Receive(receipt(10_000), null, Basis.customerGiven(), List.of()),
                                new Assign(PAYMENT, CUSTOMER, Basis.byHand(), List.of()),
                                new Assign(PAYMENT, OTHER_CUSTOMER, Basis.byHand(), List.of()),
                                new Assign(PAYMENT, null, Basis.byHand(), List.of()),
                                new Allocate(PAYMENT, List.of(share(3, 1_000, 1_000))),
                                new Allocate(PAYMENT, List.of(share(3, 1_001, 1_000))),
                                new TakeAnswer(PAYMENT, allocation(1), eur(10_000), null),
                                new TakeAnswer(PAYMENT, allocation(1), eur(0), SETTLED),
                                new TakeUnapplied(PAYMENT, allocation(1)),
                                new Reverse(PAYMENT, RETURNED, CAME),
                                new Reverse(PAYMENT, new ReasonCode("fraud"), CAME)));
        receiveLines(table);
        byHandLines(table);
        ledgerLines(table);
        table.refuses(Payment.Absent.class, Reverse.class, PaymentRejection.UnknownPayment.class)
                .accepts(Payment.Unidentified.class, Reverse.class, PaymentEvent.Reversed.class)
                .accepts(
                        Payment.Assigned.class,
                        Reverse.class,
                        PaymentEvent.Reversed.class,
                        PaymentEvent.UnappliedCashChanged.class)
                .accepts(Payment.Assigned.class, Reverse.class, PaymentEvent.Reversed.class)
                .accepts(Payment.Reversed.class, Reverse.class)
                .refuses(Payment.Reversed.class, Reverse.class, PaymentRejection.AlreadyReversed.class)
                .check();
    }

    private static void receiveLines(EveryPair<Payment, PaymentCommand, PaymentEvent, PaymentRejection> table) {
        table.accepts(Payment.Absent.class, Receive.class, PaymentEvent.Received.class)
                .accepts(Payment.Absent.class, Receive.class, PaymentEvent.Received.class, PaymentEvent.Proposed.class)
                .refuses(Payment.Absent.class, Receive.class, PaymentRejection.AmountNotPositive.class)
                .refuses(Payment.Absent.class, Receive.class, PaymentRejection.UnknownCustomer.class)
                .accepts(Payment.Unidentified.class, Receive.class)
                .accepts(Payment.Assigned.class, Receive.class)
                .refuses(Payment.Reversed.class, Receive.class, PaymentRejection.AlreadyReversed.class);
        for (Class<? extends Payment> known : KNOWN) {
            table.refuses(known, Receive.class, PaymentRejection.ReferenceTaken.class);
        }
    }

    private static void byHandLines(EveryPair<Payment, PaymentCommand, PaymentEvent, PaymentRejection> table) {
        table.refuses(Payment.Absent.class, Assign.class, PaymentRejection.UnknownPayment.class)
                .accepts(
                        Payment.Unidentified.class,
                        Assign.class,
                        PaymentEvent.Assigned.class,
                        PaymentEvent.UnappliedCashChanged.class)
                .refuses(Payment.Unidentified.class, Assign.class, PaymentRejection.UnknownCustomer.class)
                .accepts(Payment.Assigned.class, Assign.class)
                .refuses(Payment.Assigned.class, Assign.class, PaymentRejection.AlreadyAssigned.class)
                .refuses(Payment.Reversed.class, Assign.class, PaymentRejection.AlreadyReversed.class)
                .refuses(Payment.Absent.class, Allocate.class, PaymentRejection.UnknownPayment.class)
                .refuses(Payment.Unidentified.class, Allocate.class, PaymentRejection.NotAssigned.class)
                .accepts(
                        Payment.Assigned.class,
                        Allocate.class,
                        PaymentEvent.Proposed.class,
                        PaymentEvent.UnappliedCashChanged.class)
                .refuses(Payment.Assigned.class, Allocate.class, PaymentRejection.ItemNotAvailable.class)
                .refuses(Payment.Assigned.class, Allocate.class, PaymentRejection.ItemOfAnotherCustomer.class)
                .refuses(Payment.Assigned.class, Allocate.class, PaymentRejection.AllocationTaken.class)
                .refuses(Payment.Assigned.class, Allocate.class, PaymentRejection.MoneyNotAvailable.class)
                .refuses(Payment.Reversed.class, Allocate.class, PaymentRejection.AlreadyReversed.class);
    }

    private static void ledgerLines(EveryPair<Payment, PaymentCommand, PaymentEvent, PaymentRejection> table) {
        table.refuses(Payment.Absent.class, TakeAnswer.class, PaymentRejection.UnknownPayment.class)
                .refuses(Payment.Absent.class, TakeUnapplied.class, PaymentRejection.UnknownPayment.class)
                .refuses(Payment.Unidentified.class, TakeAnswer.class, PaymentRejection.UnknownAllocation.class)
                .refuses(Payment.Unidentified.class, TakeUnapplied.class, PaymentRejection.UnknownAllocation.class)
                .accepts(Payment.Assigned.class, TakeAnswer.class)
                .accepts(Payment.Assigned.class, TakeAnswer.class, PaymentEvent.AnswerTaken.class)
                .accepts(
                        Payment.Assigned.class,
                        TakeAnswer.class,
                        PaymentEvent.AnswerTaken.class,
                        PaymentEvent.UnappliedCashChanged.class)
                .refuses(Payment.Assigned.class, TakeAnswer.class, PaymentRejection.UnknownAllocation.class)
                .refuses(Payment.Assigned.class, TakeAnswer.class, PaymentRejection.AnsweredOtherwise.class)
                .accepts(Payment.Assigned.class, TakeUnapplied.class)
                .accepts(
                        Payment.Assigned.class,
                        TakeUnapplied.class,
                        PaymentEvent.Unapplied.class,
                        PaymentEvent.UnappliedCashChanged.class)
                .accepts(Payment.Assigned.class, TakeUnapplied.class, PaymentEvent.Unapplied.class)
                .refuses(Payment.Assigned.class, TakeUnapplied.class, PaymentRejection.UnknownAllocation.class)
                .refuses(Payment.Assigned.class, TakeUnapplied.class, PaymentRejection.AnsweredOtherwise.class)
                .accepts(Payment.Reversed.class, TakeAnswer.class)
                .accepts(Payment.Reversed.class, TakeAnswer.class, PaymentEvent.AnswerTaken.class)
                .refuses(Payment.Reversed.class, TakeAnswer.class, PaymentRejection.UnknownAllocation.class)
                .refuses(Payment.Reversed.class, TakeAnswer.class, PaymentRejection.AnsweredOtherwise.class)
                .accepts(Payment.Reversed.class, TakeUnapplied.class)
                .accepts(Payment.Reversed.class, TakeUnapplied.class, PaymentEvent.Unapplied.class)
                .refuses(Payment.Reversed.class, TakeUnapplied.class, PaymentRejection.UnknownAllocation.class)
                .refuses(Payment.Reversed.class, TakeUnapplied.class, PaymentRejection.AnsweredOtherwise.class);
    }

    private static final List<Class<? extends Payment>> KNOWN =
            List.of(Payment.Unidentified.class, Payment.Assigned.class, Payment.Reversed.class);

    @Test
    void recognised_money_is_proposed_and_the_rest_is_unapplied_cash() {
        specification()
                .given()
                .when(new Receive(receipt(10_000), CUSTOMER, BY_REFERENCE, List.of(share(1, 7_000, 7_000))))
                .thenEvents(
                        new PaymentEvent.Received(receipt(10_000), CUSTOMER, BY_REFERENCE, TODAY),
                        new PaymentEvent.Proposed(receipt(10_000), CUSTOMER, inFlight(1, 7_000), TODAY),
                        new PaymentEvent.UnappliedCashChanged(receipt(10_000), CUSTOMER, eur(3_000), eur(3_000), TODAY))
                .andState(assigned(BY_REFERENCE, inFlight(1, 7_000)));
    }

    @Test
    void what_the_ledger_does_not_take_becomes_unapplied_cash() {
        specification()
                .givenState(assigned(inFlight(1, 10_000)))
                .when(new TakeAnswer(PAYMENT, allocation(1), eur(6_000), new ReasonCode("less-owed")))
                .thenEvents(
                        new PaymentEvent.AnswerTaken(
                                receipt(10_000), CUSTOMER, answered(1, 10_000, 6_000, "less-owed"), TODAY),
                        new PaymentEvent.UnappliedCashChanged(
                                receipt(10_000), CUSTOMER, eur(4_000), eur(4_000), TODAY));
    }

    @Test
    void what_becomes_of_a_reversed_payment_is_returned_not_unapplied() {
        Payment reversed = reversed(inFlight(1, 4_000), answered(2, 6_000, 6_000, null));

        var after = specification()
                .givenState(reversed)
                .when(List.of(
                        new TakeAnswer(PAYMENT, allocation(1), eur(4_000), null),
                        new TakeUnapplied(PAYMENT, allocation(2)),
                        new TakeUnapplied(PAYMENT, allocation(1))));

        after.thenEvents(
                new PaymentEvent.AnswerTaken(receipt(10_000), CUSTOMER, answered(1, 4_000, 4_000, null), TODAY),
                new PaymentEvent.Unapplied(receipt(10_000), CUSTOMER, undone(2, 6_000, 6_000), TODAY),
                new PaymentEvent.Unapplied(receipt(10_000), CUSTOMER, undone(1, 4_000, 4_000), TODAY));
        assertThat(((Payment.Known) reversed).balance())
                .isEqualTo(new Balance(eur(10_000), eur(4_000), eur(6_000), eur(0), eur(0), eur(0)));
    }

    @Test
    void a_reversal_takes_unapplied_cash_away() {
        specification()
                .givenState(assigned(inFlight(1, 4_000)))
                .when(new Reverse(PAYMENT, RETURNED, CAME))
                .thenEvents(
                        new PaymentEvent.Reversed(receipt(10_000), CUSTOMER, RETURNED, CAME, TODAY),
                        new PaymentEvent.UnappliedCashChanged(receipt(10_000), CUSTOMER, eur(0), eur(-6_000), TODAY));
    }

    @Test
    void parts_are_proposed_all_or_none() {
        specification()
                .givenState(assigned())
                .when(new Allocate(PAYMENT, List.of(share(1, 6_000, 6_000), share(2, 5_000, 5_000))))
                .thenRefused(new PaymentRejection.MoneyNotAvailable(eur(4_000)));
        specification()
                .givenState(assigned())
                .when(new Allocate(PAYMENT, List.of(share(1, 6_000, 10_000), again(2, share(1, 5_000, 10_000)))))
                .thenRefused(new PaymentRejection.ItemNotAvailable(invoice(1), eur(4_000)));
    }

    @Test
    void a_part_that_cannot_be_says_why() {
        OpenItem others = item(1, OTHER_CUSTOMER, "R-1", eur(5_000));
        OpenItem dollars = item(1, CUSTOMER, "R-1", Money.ofMinor(5_000, "USD"));

        refused(part(null, eur(1)), new PaymentRejection.UnknownItem(invoice(1)));
        refused(part(others, eur(1)), new PaymentRejection.ItemOfAnotherCustomer(invoice(1)));
        refused(
                part(dollars, eur(1)),
                new PaymentRejection.ItemInAnotherCurrency(
                        invoice(1), dollars.available().currency()));
        refused(
                part(item(1, "R-1", 5_000), Money.ofMinor(1, "USD")),
                new PaymentRejection.ItemInAnotherCurrency(invoice(1), eur(1).currency()));
        refused(part(item(1, "R-1", 0), eur(0)), new PaymentRejection.ItemNotAvailable(invoice(1), eur(0)));
        refused(part(item(1, "R-1", 5_000), eur(0)), new PaymentRejection.AmountNotPositive(eur(0)));
        refused(part(item(1, "R-1", 5_000), eur(-1)), new PaymentRejection.AmountNotPositive(eur(-1)));
        specification()
                .givenState(assigned(inFlight(2, 10_000)))
                .when(new Allocate(PAYMENT, List.of(part(item(1, "R-1", 5_000), eur(0)))))
                .thenRefused(new PaymentRejection.MoneyNotAvailable(eur(0)));
    }

    @Test
    void another_payment_under_the_reference_says_what_differs() {
        Receipt other = new Receipt(
                PAYMENT,
                DE01,
                receipt(1).source(),
                receipt(1).reference(),
                eur(1),
                CAME.plusDays(1),
                new Remittance(null, "x", null));

        specification()
                .givenState(unidentified())
                .when(new Receive(other, null, UNKNOWN, List.of()))
                .thenRefused(
                        new PaymentRejection.ReferenceTaken(PAYMENT, List.of("amount", "receivedOn", "remittance")));
    }

    @Test
    void nothing_is_decided_for_a_company_that_is_not_known() {
        PaymentRejection unknown = new PaymentRejection.UnknownLegalEntity(DE01);
        var nowhere = specification(null);

        nowhere.given().when(new Receive(receipt(1), null, UNKNOWN, List.of())).thenRefused(unknown);
        nowhere.givenState(unidentified())
                .when(new Assign(PAYMENT, CUSTOMER, UNKNOWN, List.of()))
                .thenRefused(unknown);
        nowhere.givenState(unidentified())
                .when(new Reverse(PAYMENT, RETURNED, CAME))
                .thenRefused(unknown);
        nowhere.givenState(assigned())
                .when(new Allocate(PAYMENT, List.of(share(1, 1, 1))))
                .thenRefused(unknown);
        nowhere.givenState(assigned(inFlight(1, 1)))
                .when(new TakeAnswer(PAYMENT, allocation(1), eur(1), null))
                .thenRefused(unknown);
        nowhere.givenState(assigned(answered(1, 1, 1, null)))
                .when(new TakeUnapplied(PAYMENT, allocation(1)))
                .thenRefused(unknown);
    }

    @Test
    void a_balance_accounts_for_all_money_and_gives_away_none_that_is_not_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Balance(eur(3), eur(1), eur(1), eur(0), eur(0), eur(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Balance(eur(3), eur(4), eur(-1), eur(0), eur(0), eur(0)));
    }

    /** Whatever happens in whatever order, where the money is follows from what was told, event by event. */
    @Test
    void no_money_is_ever_lost_or_given_twice() {
        int applied = 0;
        int reversed = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            long minor = 1L + random.nextInt(20_000);
            Payment state = new Payment.Absent();
            Ledgered told = new Ledgered();
            for (int step = 0; step < 14; step++) {
                Decision<PaymentEvent, PaymentRejection> decision =
                        PaymentDecider.decide(TODAY, state, command(random, minor, step));
                if (decision instanceof Decision.Accepted<PaymentEvent, PaymentRejection> accepted) {
                    for (PaymentEvent event : accepted.events()) {
                        state = Payment.evolve(state, event);
                        told.hear(event);
                    }
                }
                if (state instanceof Payment.Known known) {
                    assertThat(known.balance()).as("seed %s", seed).isEqualTo(told.balance());
                    assertThat(told.unappliedCash)
                            .as("told of unapplied cash, seed %s", seed)
                            .isEqualTo(known.customer() == null ? 0 : told.unapplied());
                    applied += known.balance().applied().isPositive() ? 1 : 0;
                    reversed += known instanceof Payment.Reversed ? 1 : 0;
                }
            }
        }
        assertThat(applied).as("states in which something is applied").isGreaterThan(1_000);
        assertThat(reversed).as("states in which it is taken back").isGreaterThan(1_000);
    }

    /** Counts money from events alone. */
    private static final class Ledgered {

        private long received;
        private long unappliedCash;
        private boolean isReversed;
        private final Map<AllocationId, Long> proposed = new LinkedHashMap<>();
        private final Map<AllocationId, Long> applied = new LinkedHashMap<>();

        void hear(PaymentEvent event) {
            switch (event) {
                case PaymentEvent.Received came ->
                    received += came.receipt().amount().minorUnits();
                case PaymentEvent.Assigned assigned -> {}
                case PaymentEvent.Proposed part ->
                    proposed.put(
                            part.allocation().id(), part.allocation().proposed().minorUnits());
                case PaymentEvent.AnswerTaken answer -> {
                    proposed.remove(answer.allocation().id());
                    applied.put(
                            answer.allocation().id(),
                            ((Allocation.Answered) answer.allocation().standing())
                                    .applied()
                                    .minorUnits());
                }
                case PaymentEvent.Unapplied undone ->
                    applied.remove(undone.allocation().id());
                case PaymentEvent.UnappliedCashChanged changed ->
                    unappliedCash += changed.change().minorUnits();
                case PaymentEvent.Reversed reversal -> isReversed = true;
            }
        }

        long unapplied() {
            return isReversed ? 0 : rest();
        }

        private long rest() {
            return received - sum(proposed) - sum(applied);
        }

        Balance balance() {
            return new Balance(
                    eur(received),
                    eur(sum(proposed)),
                    eur(sum(applied)),
                    eur(unapplied()),
                    eur(0),
                    eur(isReversed ? rest() : 0));
        }

        private static long sum(Map<AllocationId, Long> parts) {
            return parts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static PaymentCommand command(Random random, long minor, int step) {
        int which = random.nextBoolean() ? 1 : 10 + random.nextInt(step + 1);
        return switch (random.nextInt(7)) {
            case 0 -> new Receive(receipt(minor), null, UNKNOWN, List.of());
            case 1 -> new Receive(receipt(minor), CUSTOMER, BY_REFERENCE, List.of(share(1, minor, minor)));
            case 2 -> new Assign(PAYMENT, CUSTOMER, Basis.byHand(), List.of());
            case 3 -> {
                long part = 1L + random.nextInt(9_000);
                yield new Allocate(PAYMENT, List.of(share(10 + step, part, part)));
            }
            case 4 -> new TakeAnswer(PAYMENT, allocation(which), eur(0), SETTLED);
            case 5 -> new TakeUnapplied(PAYMENT, allocation(which));
            default ->
                random.nextInt(4) == 0
                        ? new Reverse(PAYMENT, RETURNED, CAME)
                        : new TakeAnswer(PAYMENT, allocation(which), eur(1), null);
        };
    }

    private static void refused(Share share, PaymentRejection why) {
        specification()
                .givenState(assigned())
                .when(new Allocate(PAYMENT, List.of(share)))
                .thenRefused(why);
    }

    private static Share part(@Nullable OpenItem item, Money amount) {
        return new Share(allocation(1), invoice(1), item, amount, Basis.byHand());
    }

    private static Share again(int allocation, Share share) {
        return new Share(
                CashExamples.allocation(allocation), share.invoice(), share.item(), share.amount(), share.basis());
    }

    private static Payment unidentified() {
        return new Payment.Unidentified(receipt(10_000), UNKNOWN);
    }

    private static Payment assigned(Allocation... allocations) {
        return assigned(Basis.byHand(), allocations);
    }

    private static Payment assigned(Basis basis, Allocation... allocations) {
        return new Payment.Assigned(receipt(10_000), basis, CUSTOMER, byId(allocations));
    }

    private static Payment reversed(Allocation... allocations) {
        CustomerId customer = CUSTOMER;
        return new Payment.Reversed(receipt(10_000), Basis.byHand(), customer, byId(allocations), RETURNED, CAME);
    }

    private static Map<AllocationId, Allocation> byId(Allocation... allocations) {
        Map<AllocationId, Allocation> byId = new LinkedHashMap<>();
        for (Allocation allocation : allocations) {
            byId.put(allocation.id(), allocation);
        }
        return byId;
    }

    private static DeciderSpecification<Payment, PaymentCommand, PaymentEvent, PaymentRejection> specification() {
        return specification(TODAY);
    }

    private static DeciderSpecification<Payment, PaymentCommand, PaymentEvent, PaymentRejection> specification(
            @Nullable LocalDate today) {
        return DeciderSpecification.of(
                Payment.class,
                PaymentCommand.class,
                new Payment.Absent(),
                (state, command) -> outcome(PaymentDecider.decide(today, state, command)),
                Payment::evolve);
    }

    private static Outcome<PaymentEvent, PaymentRejection> outcome(Decision<PaymentEvent, PaymentRejection> decision) {
        return switch (decision) {
            case Decision.Accepted<PaymentEvent, PaymentRejection> accepted ->
                Outcome.accepted(new ArrayList<>(accepted.events()));
            case Decision.Refused<PaymentEvent, PaymentRejection> refused -> Outcome.refused(refused.reason());
        };
    }
}
