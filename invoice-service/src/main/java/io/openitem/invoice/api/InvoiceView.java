package io.openitem.invoice.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.domain.Dispute;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceDocument;
import io.openitem.kit.decide.Versioned;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as callers see it.
 */
@Schema(description = "An invoice as the ledger has it.")
public record InvoiceView(
        InvoiceId id,
        LegalEntityId legalEntity,
        CustomerId customerId,
        SourceCode source,
        DocumentNumber number,
        LocalDate issueDate,
        LocalDate dueDate,
        Money amount,
        @Schema(description = "What is still owed.") Money openAmount,

        @Schema(enumeration = {"open", "overdue", "settled", "cancelled"})
        String state,

        @Schema(description = "The first day on which it was late; only while it is overdue.") @Nullable
        LocalDate overdueSince,

        @Schema(description = "Only where it was withdrawn.") @Nullable
        CancellationView cancellation,

        @Schema(description = "Only while it is contested; payments do not end that.") @Nullable
        DisputeView dispute,

        @Schema(description = "Counts the changes; the ETag.")
        long version) {

    /** @param on the business date of the withdrawal */
    @Schema(description = "A withdrawal.")
    public record CancellationView(
            ReasonCode reason,

            @Schema(description = "The business date of the withdrawal.")
            LocalDate on) {}

    /** @param on the business date on which it began */
    @Schema(description = "A dispute of the whole invoice.")
    public record DisputeView(
            ReasonCode reason,

            @Schema(description = "The business date on which it began.")
            LocalDate on) {

        private static @Nullable DisputeView of(Invoice.Known invoice) {
            Dispute dispute =
                    invoice instanceof Invoice.Payable payable ? payable.marks().dispute() : null;
            return dispute == null ? null : new DisputeView(dispute.reason(), dispute.since());
        }
    }

    static InvoiceView from(Versioned<Invoice.Known> known) {
        return from(known.state(), known.version());
    }

    static InvoiceView from(Invoice.Known invoice, long version) {
        return switch (invoice) {
            case Invoice.Open open -> view(open, "open", null, null, version);
            case Invoice.Overdue overdue -> view(overdue, "overdue", overdue.overdueSince(), null, version);
            case Invoice.Settled settled -> view(settled, "settled", null, null, version);
            case Invoice.Cancelled cancelled ->
                view(
                        cancelled,
                        "cancelled",
                        null,
                        new CancellationView(cancelled.reason(), cancelled.cancelledOn()),
                        version);
        };
    }

    private static InvoiceView view(
            Invoice.Known invoice,
            String state,
            @Nullable LocalDate overdueSince,
            @Nullable CancellationView cancellation,
            long version) {
        InvoiceDocument document = invoice.document();
        return new InvoiceView(
                document.id(),
                document.legalEntity(),
                document.customer(),
                document.source(),
                document.number(),
                document.issueDate(),
                document.dueDate(),
                document.amount(),
                invoice.openAmount(),
                state,
                overdueSince,
                cancellation,
                DisputeView.of(invoice),
                version);
    }
}
