package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import java.time.LocalDate;

/**
 * An invoice entered the ledger and is an open item from now on.
 *
 * @param invoice the document
 * @param customer who owes it
 * @param source the system it came from
 * @param number as printed; unique per legal entity and source
 * @param issueDate the date on the document; sales count on it
 * @param dueDate the last day of timely payment
 * @param amount what is owed in full, gross of tax; positive
 * @param openAmount what is still owed after this fact
 */
public record InvoiceIssued(
        InvoiceId invoice,
        CustomerId customer,
        SourceCode source,
        DocumentNumber number,
        LocalDate issueDate,
        LocalDate dueDate,
        Money amount,
        Money openAmount)
        implements InvoiceFact {}
