package io.openitem.invoice.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can be asked of an invoice. */
public sealed interface InvoiceCommand {

    InvoiceId invoice();

    /**
     * Takes an invoice into the ledger.
     *
     * @param invoice the id of the document that has this number, or a new one where none has
     * @param customer the debtor account in the same legal entity; absent where the one named does not exist
     */
    record IssueInvoice(
            InvoiceId invoice,
            LegalEntityId legalEntity,
            @Nullable CustomerId customer,
            SourceCode source,
            DocumentNumber number,
            LocalDate issueDate,
            PaymentTerms terms,
            Money amount)
            implements InvoiceCommand {}

    /** Withdraws the invoice. */
    record CancelInvoice(InvoiceId invoice, ReasonCode reason) implements InvoiceCommand {}

    /**
     * Settles as much as is owed by a payment.
     *
     * @param customer who paid
     * @param amount at most how much; positive
     * @param receivedOn the day the money came
     */
    record ApplyPayment(
            InvoiceId invoice,
            AllocationId allocation,
            PaymentId payment,
            CustomerId customer,
            Money amount,
            LocalDate receivedOn)
            implements InvoiceCommand {}

    /**
     * Takes back what a payment has settled.
     *
     * @param amount what the allocation had settled
     * @param paidOn the day from which that counted
     * @param reversedOn the day the money went
     */
    record UnapplyPayment(
            InvoiceId invoice,
            AllocationId allocation,
            PaymentId payment,
            Money amount,
            LocalDate paidOn,
            LocalDate reversedOn,
            ReasonCode reason)
            implements InvoiceCommand {}

    /**
     * Notices that the due date is near, if it is and nobody was told yet.
     *
     * @param daysAhead how many days before the due date at most; not negative
     */
    record AnnounceDueDate(InvoiceId invoice, int daysAhead) implements InvoiceCommand {}

    /** Notes that the debtor contests the item. */
    record DisputeInvoice(InvoiceId invoice, ReasonCode reason) implements InvoiceCommand {}

    /**
     * Ends the dispute.
     *
     * @param outcome what came of it
     */
    record ResolveDispute(InvoiceId invoice, ReasonCode outcome) implements InvoiceCommand {}

    /** Notices that the due date has passed, if it has. */
    record PassDueDate(InvoiceId invoice) implements InvoiceCommand {}
}
