package io.openitem.invoice.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceDocument;
import io.openitem.kit.decide.Versioned;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as callers see it.
 *
 * @param state {@code open}, {@code overdue}, {@code settled} or {@code cancelled}
 * @param overdueSince the first day on which it was late; only while it is overdue
 * @param cancellation only where it was withdrawn
 */
public record InvoiceView(
        InvoiceId id,
        LegalEntityId legalEntity,
        CustomerId customerId,
        SourceCode source,
        DocumentNumber number,
        LocalDate issueDate,
        LocalDate dueDate,
        Money amount,
        Money openAmount,
        String state,
        @Nullable LocalDate overdueSince,
        @Nullable CancellationView cancellation,
        long version) {

    /** @param on the business date of the withdrawal */
    public record CancellationView(ReasonCode reason, LocalDate on) {}

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
                version);
    }
}
