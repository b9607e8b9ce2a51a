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
import io.openitem.kit.rest.Required;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be taken into the ledger.
 */
@Schema(
        description =
                "An invoice to be taken into the ledger; exactly one of customerId and customerNumber and one of dueDate and terms.")
public record InvoiceRequest(
        LegalEntityId legalEntity,
        @Schema(description = "The system it comes from.") SourceCode source,

        @Schema(description = "As printed, unique for a legal entity and source.")
        DocumentNumber number,

        @Schema(description = "The debtor account; or customerNumber.") @Nullable
        CustomerId customerId,

        @Schema(description = "Its number in the legal entity; or customerId.") @Nullable
        String customerNumber,

        LocalDate issueDate,

        @Schema(description = "The last day of timely payment; or terms.") @Nullable
        LocalDate dueDate,

        @Schema(description = "Days after the issue date; or dueDate.") @Nullable
        TermsRequest terms,

        @Schema(description = "Owed in full, gross of tax.") Money amount) {

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
