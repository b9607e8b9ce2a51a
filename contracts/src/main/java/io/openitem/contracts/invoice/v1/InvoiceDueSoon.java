package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;

/**
 * The due date of an open item is near. Told once per item and due date; never of an item that is settled, withdrawn or
 * disputed, and not of one that came into the ledger after its due date.
 *
 * @param invoice the document
 * @param customer who owes it
 * @param dueDate the due date that is near
 * @param daysAhead days from the business date of the fact to {@code dueDate}; zero on the due date itself
 * @param openAmount what is owed
 */
public record InvoiceDueSoon(InvoiceId invoice, CustomerId customer, LocalDate dueDate, int daysAhead, Money openAmount)
        implements InvoiceFact {}
