package io.openitem.payment.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.kit.decide.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides on payments. Money is taken in once: announcing the same again changes nothing, and is refused once it was taken
 * back. What is proposed is never more than is unapplied, nor than is available on an item; what the ledger says of an allocation is
 * taken in once and never argued with.
 */
public final class PaymentDecider {

    private PaymentDecider() {}

    /** @param today the business date of the payment's legal entity; absent where that is not known here */
    public static Decision<PaymentEvent, PaymentRejection> decide(
            @Nullable LocalDate today, Payment state, PaymentCommand command) {
        return switch (command) {
            case PaymentCommand.Receive receive ->
                switch (state) {
                    case Payment.Absent absent -> receive(today, receive);
                    case Payment.Known known -> again(known, receive);
                };
            case PaymentCommand.Assign assign ->
                switch (state) {
                    case Payment.Absent absent -> unknown(assign.payment());
                    case Payment.Unidentified unidentified -> assign(today, unidentified, assign);
                    case Payment.Assigned assigned ->
                        assigned.customer().equals(assign.customer())
                                ? Decision.nothingToDo()
                                : Decision.refuse(new PaymentRejection.AlreadyAssigned(assigned.customer()));
                    case Payment.Reversed reversed -> reversed(reversed);
                };
            case PaymentCommand.Allocate allocate ->
                switch (state) {
                    case Payment.Absent absent -> unknown(allocate.payment());
                    case Payment.Unidentified unidentified -> Decision.refuse(new PaymentRejection.NotAssigned());
                    case Payment.Assigned assigned -> allocate(today, assigned, allocate);
                    case Payment.Reversed reversed -> reversed(reversed);
                };
            case PaymentCommand.TakeAnswer answer ->
                switch (state) {
                    case Payment.Absent absent -> unknown(answer.payment());
                    case Payment.Known known -> takeAnswer(today, known, answer);
                };
            case PaymentCommand.TakeUnapplied unapplied ->
                switch (state) {
                    case Payment.Absent absent -> unknown(unapplied.payment());
                    case Payment.Known known -> takeUnapplied(today, known, unapplied);
                };
            case PaymentCommand.Reverse reverse ->
                switch (state) {
                    case Payment.Absent absent -> unknown(reverse.payment());
                    case Payment.Unidentified unidentified -> reverse(today, unidentified, reverse);
                    case Payment.Assigned assigned -> reverse(today, assigned, reverse);
                    case Payment.Reversed reversed ->
                        reversed.reason().equals(reverse.reason()) ? Decision.nothingToDo() : reversed(reversed);
                };
        };
    }

    private static Decision<PaymentEvent, PaymentRejection> receive(
            @Nullable LocalDate today, PaymentCommand.Receive receive) {
        Receipt receipt = receive.receipt();
        if (today == null) {
            return Decision.refuse(new PaymentRejection.UnknownLegalEntity(receipt.legalEntity()));
        }
        if (!receipt.amount().isPositive()) {
            return Decision.refuse(new PaymentRejection.AmountNotPositive(receipt.amount()));
        }
        if (receive.customer() == null && receive.basis().code().equals(Basis.CUSTOMER_GIVEN)) {
            return Decision.refuse(new PaymentRejection.UnknownCustomer());
        }
        Payment.Absent before = new Payment.Absent();
        PaymentEvent.Received received = new PaymentEvent.Received(receipt, receive.customer(), receive.basis(), today);
        return receive.customer() == null
                ? Decision.accept(List.of(received))
                : propose(before, received, receive.customer(), receive.shares(), today);
    }

    private static Decision<PaymentEvent, PaymentRejection> again(Payment.Known known, PaymentCommand.Receive receive) {
        List<String> fields = known.receipt().differingFrom(receive.receipt());
        if (!fields.isEmpty()) {
            return Decision.refuse(
                    new PaymentRejection.ReferenceTaken(known.receipt().id(), fields));
        }
        // Whoever announces money anew after its reversal must not believe that it counts again.
        return known instanceof Payment.Reversed reversed ? reversed(reversed) : Decision.nothingToDo();
    }

    private static Decision<PaymentEvent, PaymentRejection> assign(
            @Nullable LocalDate today, Payment.Unidentified payment, PaymentCommand.Assign assign) {
        if (assign.customer() == null) {
            return Decision.refuse(new PaymentRejection.UnknownCustomer());
        }
        if (today == null) {
            return Decision.refuse(
                    new PaymentRejection.UnknownLegalEntity(payment.receipt().legalEntity()));
        }
        PaymentEvent.Assigned assigned =
                new PaymentEvent.Assigned(payment.receipt(), assign.customer(), assign.basis(), today);
        return propose(payment, assigned, assign.customer(), assign.shares(), today);
    }

    private static Decision<PaymentEvent, PaymentRejection> allocate(
            @Nullable LocalDate today, Payment.Assigned payment, PaymentCommand.Allocate allocate) {
        return today == null
                ? Decision.refuse(new PaymentRejection.UnknownLegalEntity(
                        payment.receipt().legalEntity()))
                : propose(payment, null, payment.customer(), allocate.shares(), today);
    }

    /** What comes first, then the proposals, then what that did to unapplied cash. */
    private static Decision<PaymentEvent, PaymentRejection> propose(
            Payment before, @Nullable PaymentEvent first, CustomerId customer, List<Share> shares, LocalDate today) {
        List<PaymentEvent> events = new ArrayList<>();
        Payment.Known now = before instanceof Payment.Known known ? known : null;
        if (first != null) {
            events.add(first);
            now = known(Payment.evolve(before, first));
        }
        Map<InvoiceId, Money> taken = new HashMap<>();
        for (Share share : shares) {
            Optional<PaymentRejection> why = obstacle(known(now), customer, share, taken);
            if (why.isPresent()) {
                return Decision.refuse(why.get());
            }
            Allocation allocation = new Allocation(
                    share.allocation(), share.invoice(), share.amount(), share.basis(), new Allocation.InFlight());
            PaymentEvent proposed = new PaymentEvent.Proposed(known(now).receipt(), customer, allocation, today);
            events.add(proposed);
            now = known(Payment.evolve(known(now), proposed));
            taken.merge(share.invoice(), share.amount(), Money::plus);
        }
        addUnappliedChange(events, before, known(now), today);
        return Decision.accept(events);
    }

    private static Optional<PaymentRejection> obstacle(
            Payment.Known payment, CustomerId customer, Share share, Map<InvoiceId, Money> taken) {
        OpenItem item = share.item();
        if (payment.allocations().containsKey(share.allocation())) {
            return Optional.of(new PaymentRejection.AllocationTaken(share.allocation()));
        }
        if (item == null) {
            return Optional.of(new PaymentRejection.UnknownItem(share.invoice()));
        }
        if (!item.customer().equals(customer)) {
            return Optional.of(new PaymentRejection.ItemOfAnotherCustomer(share.invoice()));
        }
        Money unapplied = payment.balance().unapplied();
        Money amount = share.amount();
        if (!item.available().currency().equals(unapplied.currency())
                || !amount.currency().equals(unapplied.currency())) {
            return Optional.of(new PaymentRejection.ItemInAnotherCurrency(
                    share.invoice(), item.available().currency()));
        }
        Money available = item.available().minus(taken.getOrDefault(share.invoice(), Money.zero(unapplied.currency())));
        if (!available.isPositive() || amount.compareTo(available) > 0) {
            return Optional.of(new PaymentRejection.ItemNotAvailable(share.invoice(), available));
        }
        if (!unapplied.isPositive() || amount.compareTo(unapplied) > 0) {
            return Optional.of(new PaymentRejection.MoneyNotAvailable(unapplied));
        }
        return amount.isPositive() ? Optional.empty() : Optional.of(new PaymentRejection.AmountNotPositive(amount));
    }

    private static Decision<PaymentEvent, PaymentRejection> takeAnswer(
            @Nullable LocalDate today, Payment.Known payment, PaymentCommand.TakeAnswer answer) {
        Allocation allocation = payment.allocations().get(answer.allocation());
        if (allocation == null) {
            return unknown(answer.allocation());
        }
        if (answer.applied().compareTo(allocation.proposed()) > 0) {
            return Decision.refuse(new PaymentRejection.AnsweredOtherwise(answer.allocation()));
        }
        Allocation.Answered now = new Allocation.Answered(answer.applied(), answer.reason());
        return switch (allocation.standing()) {
            case Allocation.InFlight inFlight ->
                today == null
                        ? Decision.refuse(new PaymentRejection.UnknownLegalEntity(
                                payment.receipt().legalEntity()))
                        : after(
                                payment,
                                new PaymentEvent.AnswerTaken(
                                        payment.receipt(), payment.customer(), allocation.with(now), today),
                                today);
            case Allocation.Answered before ->
                before.equals(now)
                        ? Decision.nothingToDo()
                        : Decision.refuse(new PaymentRejection.AnsweredOtherwise(answer.allocation()));
            case Allocation.Undone undone ->
                undone.applied().equals(now.applied())
                        ? Decision.nothingToDo()
                        : Decision.refuse(new PaymentRejection.AnsweredOtherwise(answer.allocation()));
        };
    }

    private static Decision<PaymentEvent, PaymentRejection> takeUnapplied(
            @Nullable LocalDate today, Payment.Known payment, PaymentCommand.TakeUnapplied unapplied) {
        Allocation allocation = payment.allocations().get(unapplied.allocation());
        if (allocation == null) {
            return unknown(unapplied.allocation());
        }
        return switch (allocation.standing()) {
            case Allocation.InFlight inFlight ->
                Decision.refuse(new PaymentRejection.AnsweredOtherwise(unapplied.allocation()));
            case Allocation.Answered answered ->
                today == null
                        ? Decision.refuse(new PaymentRejection.UnknownLegalEntity(
                                payment.receipt().legalEntity()))
                        : after(
                                payment,
                                new PaymentEvent.Unapplied(
                                        payment.receipt(),
                                        payment.customer(),
                                        allocation.with(new Allocation.Undone(answered.applied())),
                                        today),
                                today);
            case Allocation.Undone undone -> Decision.nothingToDo();
        };
    }

    private static Decision<PaymentEvent, PaymentRejection> reverse(
            @Nullable LocalDate today, Payment.Known payment, PaymentCommand.Reverse reverse) {
        return today == null
                ? Decision.refuse(new PaymentRejection.UnknownLegalEntity(
                        payment.receipt().legalEntity()))
                : after(
                        payment,
                        new PaymentEvent.Reversed(
                                payment.receipt(), payment.customer(), reverse.reason(), reverse.reversedOn(), today),
                        today);
    }

    private static Decision<PaymentEvent, PaymentRejection> after(
            Payment.Known before, PaymentEvent event, LocalDate today) {
        List<PaymentEvent> events = new ArrayList<>(List.of(event));
        addUnappliedChange(events, before, known(Payment.evolve(before, event)), today);
        return Decision.accept(events);
    }

    /** Money is unapplied cash from when its customer is known. */
    private static void addUnappliedChange(
            List<PaymentEvent> events, Payment before, Payment.Known after, LocalDate today) {
        CustomerId customer = after.customer();
        if (customer == null) {
            return;
        }
        Money now = after.balance().unapplied();
        boolean wasKnown = before instanceof Payment.Known known && known.customer() != null;
        Money then = wasKnown ? known(before).balance().unapplied() : Money.zero(now.currency());
        if (!now.equals(then)) {
            events.add(new PaymentEvent.UnappliedCashChanged(after.receipt(), customer, now, now.minus(then), today));
        }
    }

    private static Payment.Known known(@Nullable Payment state) {
        if (state instanceof Payment.Known known) {
            return known;
        }
        throw new IllegalStateException("The payment has arrived by now");
    }

    private static Decision<PaymentEvent, PaymentRejection> unknown(PaymentId payment) {
        return Decision.refuse(new PaymentRejection.UnknownPayment(payment));
    }

    private static Decision<PaymentEvent, PaymentRejection> unknown(AllocationId allocation) {
        return Decision.refuse(new PaymentRejection.UnknownAllocation(allocation));
    }

    private static Decision<PaymentEvent, PaymentRejection> reversed(Payment.Reversed payment) {
        return Decision.refuse(new PaymentRejection.AlreadyReversed(payment.reason()));
    }
}
