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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment as callers see it. */
@Schema(description = "A payment, what it was recognised as being for, and where its money is.")
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

        @Schema(
                description = "In which list of work it stands.",
                enumeration = {"unidentified", "unapplied", "proposed", "applied", "reversed"})
        String state,

        @Schema(description = "Only once that is known.") @Nullable
        CustomerId customerId,

        @Schema(description = "How the customer was recognised, or why not.")
        RecognitionView recognition,

        BalanceView balance,

        @Schema(description = "What was proposed to the ledger, and what became of it.")
        List<AllocationView> allocations,

        @Schema(description = "Only where it was taken back.") @Nullable
        ReversalView reversal,

        @Schema(description = "Counts the changes; the ETag.")
        long version) {

    /** How something was recognised. */
    @Schema(description = "How something was recognised.")
    public record RecognitionView(
            @Schema(description = "Such as rf-reference, invoice-number, customer-number or by-hand.")
            ReasonCode code,

            @Schema(description = "What in the remittance said so, in capitals and without separators.") @Nullable
            String matched) {
        static RecognitionView from(Basis basis) {
            return new RecognitionView(basis.code(), basis.matched());
        }
    }

    /** Where the money is. */
    @Schema(description = "Where the money is; the parts sum to the payment's amount.")
    public record BalanceView(
            @Schema(description = "The ledger has not answered yet.")
            Money proposed,

            @Schema(description = "Paid on items.") Money applied,
            @Schema(description = "For nothing yet.") Money unapplied,
            @Schema(description = "Paid back to the payer.") Money refunded,
            @Schema(description = "Taken back by the bank.") Money returned) {
        static BalanceView from(Balance balance) {
            return new BalanceView(
                    balance.proposed(), balance.applied(), balance.unapplied(), balance.refunded(), balance.returned());
        }
    }

    /** A part of the payment for an item. */
    @Schema(description = "A part of the payment for an item.")
    public record AllocationView(
            AllocationId id,
            InvoiceId invoiceId,
            Money proposed,
            RecognitionView recognition,

            @Schema(enumeration = {"proposed", "answered", "undone"})
            String standing,

            @Schema(description = "Only once the ledger has answered.") @Nullable
            Money applied,

            @Schema(description = "Why the ledger applied no more; only where it did not.") @Nullable
            ReasonCode reason) {

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

    /** That it was taken back. */
    @Schema(description = "That it was taken back.")
    public record ReversalView(
            ReasonCode reason,
            @Schema(description = "The day the money went.") LocalDate on) {}

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
