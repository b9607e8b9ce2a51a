package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dispute has come to an end. What is owed does not change by it: a concession is a document of its own.
 *
 * @param invoice the item
 * @param customer who owes it, or owed it
 * @param reason why it was contested
 * @param outcome what came of it, such as {@code rejected} or {@code accepted}
 * @param disputedOn the business date on which the dispute began
 * @param resolvedOn the business date on which it ended
 * @param dueDate the last day of timely payment
 * @param openAmount what is owed; zero where the item was settled during the dispute
 * @param overdueSince the first day on which the item was late; absent where it had not become overdue
 */
public record DisputeResolved(
        InvoiceId invoice,
        CustomerId customer,
        ReasonCode reason,
        ReasonCode outcome,
        LocalDate disputedOn,
        LocalDate resolvedOn,
        LocalDate dueDate,
        Money openAmount,
        @Nullable LocalDate overdueSince)
        implements InvoiceFact {}
