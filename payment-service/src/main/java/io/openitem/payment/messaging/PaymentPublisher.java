package io.openitem.payment.messaging;

import io.openitem.contracts.payment.v1.AllocationProposed;
import io.openitem.contracts.payment.v1.PaymentAssigned;
import io.openitem.contracts.payment.v1.PaymentFact;
import io.openitem.contracts.payment.v1.PaymentReceived;
import io.openitem.contracts.payment.v1.PaymentReversed;
import io.openitem.contracts.payment.v1.UnappliedCashChanged;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.payment.domain.Allocation;
import io.openitem.payment.domain.PaymentEvent;
import io.openitem.payment.domain.Receipt;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns each event of a payment into the one fact that others may rely on. What the ledger has told is told by the
 * ledger: that cash application has heard it is nobody's business.
 */
public final class PaymentPublisher {

    private PaymentPublisher() {}

    /**
     * @param version the payment's version as others count it, should there be a fact
     * @param cause id of the fact that led to the event, absent where a person did
     */
    public static Optional<Outgoing> of(PaymentEvent event, long version, @Nullable UUID cause) {
        Receipt receipt = event.receipt();
        return fact(event)
                .map(fact -> new Outgoing(
                        fact,
                        fact.key(),
                        receipt.id().toString(),
                        version,
                        receipt.legalEntity(),
                        event.customer(),
                        event.on(),
                        cause));
    }

    private static Optional<PaymentFact> fact(PaymentEvent event) {
        Receipt receipt = event.receipt();
        return switch (event) {
            case PaymentEvent.Received received ->
                Optional.of(new PaymentReceived(
                        receipt.id(),
                        receipt.source(),
                        receipt.receivedOn(),
                        receipt.amount(),
                        received.basis().code(),
                        received.customer()));
            case PaymentEvent.Assigned assigned ->
                Optional.of(new PaymentAssigned(
                        receipt.id(),
                        assigned.customer(),
                        receipt.receivedOn(),
                        receipt.amount(),
                        assigned.basis().code()));
            case PaymentEvent.Proposed proposed -> {
                Allocation allocation = proposed.allocation();
                yield Optional.of(new AllocationProposed(
                        receipt.id(),
                        proposed.customer(),
                        allocation.id(),
                        allocation.invoice(),
                        allocation.proposed(),
                        receipt.receivedOn(),
                        allocation.basis().code()));
            }
            case PaymentEvent.UnappliedCashChanged changed ->
                Optional.of(new UnappliedCashChanged(
                        receipt.id(), changed.customer(), changed.unapplied(), changed.change()));
            case PaymentEvent.Reversed reversed ->
                Optional.of(new PaymentReversed(
                        receipt.id(), reversed.reason(), reversed.reversedOn(), receipt.amount(), reversed.customer()));
            case PaymentEvent.AnswerTaken taken -> Optional.empty();
            case PaymentEvent.Unapplied unapplied -> Optional.empty();
        };
    }
}
