package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of an item is owed any longer. It may be reopened by {@link PaymentUnapplied} and be settled again.
 *
 * @param invoice the item
 * @param customer who owed it
 * @param issueDate the date on the document
 * @param dueDate the last day of timely payment
 * @param settledOn the latest day on which one of its payments counts
 * @param amount the document's full amount
 * @param openAmount what is owed now: zero
 * @param overdueSince the first day on which the item was late; absent where it had not become overdue
 */
public record InvoiceSettled(
        InvoiceId invoice,
        CustomerId customer,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate settledOn,
        Money amount,
        Money openAmount,
        @Nullable LocalDate overdueSince)
        implements InvoiceFact {}
