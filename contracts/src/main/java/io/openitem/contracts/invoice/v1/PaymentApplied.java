package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money settled an item, or a part of it.
 *
 * @param invoice the item
 * @param customer who owed it
 * @param payment whose money it is
 * @param allocation under which it was proposed, and can be taken back
 * @param paidOn the day from which the item counts as paid to this amount: the day the money came, but not before the
 *     item was owed
 * @param dueDate the last day of timely payment
 * @param amount how much was applied; positive
 * @param openAmount what is still owed after this fact
 * @param overdueSince the first day on which the item was late; absent where it had not become overdue
 */
public record PaymentApplied(
        InvoiceId invoice,
        CustomerId customer,
        PaymentId payment,
        AllocationId allocation,
        LocalDate paidOn,
        LocalDate dueDate,
        Money amount,
        Money openAmount,
        @Nullable LocalDate overdueSince)
        implements InvoiceFact {}
