package io.openitem.payment.api;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.kit.decide.Versioned;
import io.openitem.payment.domain.Allocation;
import io.openitem.payment.domain.Balance;
import io.openitem.payment.domain.Basis;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.domain.Receipt;
import io.openitem.payment.store.PaymentStore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as callers see it.
 *
 * @param state in which list of work it stands: unidentified, unapplied, proposed, applied or taken back
 * @param customerId only once that is known
 * @param recognition how the customer was recognised, or why not
 * @param balance where the money is
 * @param allocations what was proposed, and what became of it
 * @param reversal only where it was taken back
 */
public record PaymentView(
        PaymentId id,
        LegalEntityId legalEntity,
        SourceCode source,
        String reference,
        Money amount,
        LocalDate receivedOn,
        @Nullable String structuredReference,
        @Nullable String remittance,
        @Nullable String customerNumber,
        String state,
        @Nullable CustomerId customerId,
        RecognitionView recognition,
        BalanceView balance,
        List<AllocationView> allocations,
        @Nullable ReversalView reversal,
        long version) {

    /**
     * How something was recognised.
     *
     * @param code such as {@code rf-reference}, {@code invoice-number}, {@code customer-number}, {@code by-hand}
     * @param matched what in the remittance said so
     */
    public record RecognitionView(ReasonCode code, @Nullable String matched) {
        static RecognitionView from(Basis basis) {
            return new RecognitionView(basis.code(), basis.matched());
        }
    }

    /** Where the money is; the parts sum to the payment's amount. */
    public record BalanceView(Money proposed, Money applied, Money unapplied, Money refunded, Money returned) {
        static BalanceView from(Balance balance) {
            return new BalanceView(
                    balance.proposed(), balance.applied(), balance.unapplied(), balance.refunded(), balance.returned());
        }
    }

    /**
     * A part of the payment for an item.
     *
     * @param standing {@code proposed}, {@code answered} or {@code undone}
     * @param applied how much the ledger applied; only once it has answered
     * @param reason why the ledger applied no more; only where it did not
     */
    public record AllocationView(
            AllocationId id,
            InvoiceId invoiceId,
            Money proposed,
            RecognitionView recognition,
            String standing,
            @Nullable Money applied,
            @Nullable ReasonCode reason) {

        static AllocationView from(Allocation allocation) {
            return switch (allocation.standing()) {
                case Allocation.InFlight inFlight -> view(allocation, "proposed", null, null);
                case Allocation.Answered answered ->
                    view(allocation, "answered", answered.applied(), answered.reason());
                case Allocation.Undone undone -> view(allocation, "undone", undone.applied(), null);
            };
        }

        private static AllocationView view(
                Allocation allocation, String standing, @Nullable Money applied, @Nullable ReasonCode reason) {
            return new AllocationView(
                    allocation.id(),
                    allocation.invoice(),
                    allocation.proposed(),
                    RecognitionView.from(allocation.basis()),
                    standing,
                    applied,
                    reason);
        }
    }

    /** @param on the day the money went */
    public record ReversalView(ReasonCode reason, LocalDate on) {}

    static PaymentView from(Versioned<Payment.Known> known) {
        Payment.Known payment = known.state();
        Receipt receipt = payment.receipt();
        return new PaymentView(
                receipt.id(),
                receipt.legalEntity(),
                receipt.source(),
                receipt.reference().value(),
                receipt.amount(),
                receipt.receivedOn(),
                receipt.remittance().structured(),
                receipt.remittance().text(),
                receipt.remittance().customerNumber(),
                PaymentStore.state(payment),
                payment.customer(),
                RecognitionView.from(payment.basis()),
                BalanceView.from(payment.balance()),
                payment.allocations().values().stream()
                        .map(AllocationView::from)
                        .toList(),
                payment instanceof Payment.Reversed reversed
                        ? new ReversalView(reversed.reason(), reversed.reversedOn())
                        : null,
                known.version());
    }
}
