package io.openitem.invoice.app;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.domain.PaymentTerms;
import io.openitem.invoice.store.Debtor;
import java.time.LocalDate;

/** An invoice as it comes from outside: known by its number, not yet by an id. */
public record InvoiceIntake(
        LegalEntityId legalEntity,
        Debtor debtor,
        SourceCode source,
        DocumentNumber number,
        LocalDate issueDate,
        PaymentTerms terms,
        Money amount) {}
