package io.openitem.invoice.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can be asked of an invoice. */
public sealed interface InvoiceCommand {

    InvoiceId invoice();

    /**
     * Takes an invoice into the ledger.
     *
     * @param invoice the id of the document that has this number, or a new one where none has
     * @param customer the debtor account in the same legal entity; absent where the one named does not exist
     */
    record IssueInvoice(
            InvoiceId invoice,
            LegalEntityId legalEntity,
            @Nullable CustomerId customer,
            SourceCode source,
            DocumentNumber number,
            LocalDate issueDate,
            PaymentTerms terms,
            Money amount)
            implements InvoiceCommand {}

    /** Withdraws the invoice. */
    record CancelInvoice(InvoiceId invoice, ReasonCode reason) implements InvoiceCommand {}

    /** Notices that the due date has passed, if it has. */
    record PassDueDate(InvoiceId invoice) implements InvoiceCommand {}
}
