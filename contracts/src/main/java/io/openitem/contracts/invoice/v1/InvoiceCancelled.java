package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/**
 * An invoice was withdrawn by its issuer: it is owed no longer and its sale is undone.
 *
 * @param invoice the document
 * @param customer who owed it
 * @param reason why it was withdrawn
 * @param issueDate the date on the withdrawn document
 * @param cancelledOn the business date of the withdrawal; the sale is undone on it
 * @param dueDate the due date the item had
 * @param wasOverdue whether {@link InvoiceOverdue} had been published for it
 * @param amount the full amount of the withdrawn document
 * @param openAmount what is owed now: zero
 */
public record InvoiceCancelled(
        InvoiceId invoice,
        CustomerId customer,
        ReasonCode reason,
        LocalDate issueDate,
        LocalDate cancelledOn,
        LocalDate dueDate,
        boolean wasOverdue,
        Money amount,
        Money openAmount)
        implements InvoiceFact {}
