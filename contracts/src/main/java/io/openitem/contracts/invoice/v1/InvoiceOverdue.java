package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;

/**
 * The due date of an open item has passed without full payment.
 *
 * @param invoice the document
 * @param customer who owes it
 * @param dueDate the due date that passed
 * @param overdueSince the first day on which the item was late: the day after {@code dueDate}, also when the ledger
 *     came to notice it later; for an item that had been settled in time, the day on which that was undone
 * @param openAmount what is owed and late
 */
public record InvoiceOverdue(
        InvoiceId invoice, CustomerId customer, LocalDate dueDate, LocalDate overdueSince, Money openAmount)
        implements InvoiceFact {}
