package io.openitem.invoice.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.app.InvoiceIntake;
import io.openitem.invoice.domain.CustomerNumber;
import io.openitem.invoice.domain.PaymentTerms;
import io.openitem.invoice.store.Debtor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be taken into the ledger.
 *
 * @param source the system it comes from
 * @param number as printed, unique per legal entity and source
 * @param customerId the debtor account; or {@code customerNumber}
 * @param customerNumber its number in the legal entity; or {@code customerId}
 * @param dueDate the last day of timely payment; or {@code terms}
 * @param terms days after the issue date; or {@code dueDate}
 * @param amount owed in full, gross of tax
 */
public record InvoiceRequest(
        LegalEntityId legalEntity,
        SourceCode source,
        DocumentNumber number,
        @Nullable CustomerId customerId,
        @Nullable String customerNumber,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable TermsRequest terms,
        Money amount) {

    /** Checks what the fields say, so that a request that can be read can be followed. */
    public InvoiceRequest {
        Required.field(legalEntity, "legalEntity");
        Required.field(source, "source");
        Required.field(number, "number");
        Required.either(customerId, customerNumber, "customerId and customerNumber");
        debtor(customerId, customerNumber);
        Required.date(issueDate, "issueDate");
        Required.either(dueDate, terms, "dueDate and terms");
        terms(dueDate, terms);
        Required.field(amount, "amount");
    }

    InvoiceIntake intake() {
        return new InvoiceIntake(
                legalEntity,
                debtor(customerId, customerNumber),
                source,
                number,
                issueDate,
                terms(dueDate, terms),
                amount);
    }

    private static Debtor debtor(@Nullable CustomerId id, @Nullable String number) {
        return id == null
                ? new Debtor.ByNumber(new CustomerNumber(Required.field(number, "customerNumber")))
                : new Debtor.ById(id);
    }

    private static PaymentTerms terms(@Nullable LocalDate dueDate, @Nullable TermsRequest terms) {
        return terms == null
                ? new PaymentTerms.On(Required.date(dueDate, "dueDate"))
                : new PaymentTerms.Net(terms.netDays());
    }
}
