package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The debtor contests an item as a whole. It is owed as before, and payments count towards it; the dispute lasts until
 * {@link DisputeResolved} or {@link InvoiceCancelled}, also where the item is settled meanwhile.
 *
 * @param invoice the item
 * @param customer who owes it
 * @param reason why it is contested, such as {@code wrong-price}
 * @param disputedOn the business date on which the dispute began
 * @param dueDate the last day of timely payment
 * @param openAmount what is owed
 * @param overdueSince the first day on which the item was late; absent where it had not become overdue
 */
public record InvoiceDisputed(
        InvoiceId invoice,
        CustomerId customer,
        ReasonCode reason,
        LocalDate disputedOn,
        LocalDate dueDate,
        Money openAmount,
        @Nullable LocalDate overdueSince)
        implements InvoiceFact {}
