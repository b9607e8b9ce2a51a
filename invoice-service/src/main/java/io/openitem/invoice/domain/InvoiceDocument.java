package io.openitem.invoice.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an invoice says, and what is never changed about it.
 *
 * @param source the system it came from
 * @param number as printed; unique per legal entity and source
 * @param dueDate the last day of timely payment
 * @param amount owed in full, gross of tax; positive
 */
public record InvoiceDocument(
        InvoiceId id,
        LegalEntityId legalEntity,
        CustomerId customer,
        SourceCode source,
        DocumentNumber number,
        LocalDate issueDate,
        LocalDate dueDate,
        Money amount) {

    /** The first day on which it is late unless it is settled. */
    public LocalDate lateFrom() {
        return dueDate.plusDays(1);
    }

    /** The fields, as callers know them, in which the other document differs; the key of a document is not compared. */
    public List<String> differingFrom(InvoiceDocument other) {
        List<String> fields = new ArrayList<>();
        if (!customer.equals(other.customer)) {
            fields.add("customerId");
        }
        if (!issueDate.equals(other.issueDate)) {
            fields.add("issueDate");
        }
        if (!dueDate.equals(other.dueDate)) {
            fields.add("dueDate");
        }
        if (!amount.equals(other.amount)) {
            fields.add("amount");
        }
        return List.copyOf(fields);
    }
}
