package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Fact;

/** What the receivables ledger tells others. */
public sealed interface InvoiceFact extends Fact
        permits CustomerRegistered,
                CustomerChanged,
                InvoiceIssued,
                InvoiceDueSoon,
                InvoiceOverdue,
                InvoiceDisputed,
                DisputeResolved,
                InvoiceCancelled,
                AllocationAnswered,
                PaymentApplied,
                PaymentUnapplied,
                InvoiceSettled {

    /** The debtor whose state changed; the key of the record. */
    CustomerId customer();

    @Override
    default Topic topic() {
        return Topic.INVOICE;
    }
}
