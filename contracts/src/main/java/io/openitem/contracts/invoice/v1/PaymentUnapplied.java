package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An allocation was undone: what it had settled is owed again.
 *
 * @param invoice the item
 * @param customer who owes it
 * @param payment whose money it was
 * @param allocation what was undone, as a whole
 * @param reason why
 * @param unappliedOn the day from which the amount is owed again
 * @param dueDate the last day of timely payment
 * @param amount how much is owed again; positive
 * @param openAmount what is owed after this fact
 * @param overdueSince the first day on which the item was late; absent where it had not become overdue
 */
public record PaymentUnapplied(
        InvoiceId invoice,
        CustomerId customer,
        PaymentId payment,
        AllocationId allocation,
        ReasonCode reason,
        LocalDate unappliedOn,
        LocalDate dueDate,
        Money amount,
        Money openAmount,
        @Nullable LocalDate overdueSince)
        implements InvoiceFact {}
