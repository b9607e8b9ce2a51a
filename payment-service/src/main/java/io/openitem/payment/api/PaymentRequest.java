package io.openitem.payment.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.SourceCode;
import io.openitem.kit.rest.Required;
import io.openitem.payment.app.Intake;
import io.openitem.payment.domain.PaymentReference;
import io.openitem.payment.domain.Remittance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that arrived.
 *
 * @param source the system it is announced by
 * @param reference the source's identity of it, unique per legal entity and source: the same again is the same payment
 * @param amount greater than zero
 * @param receivedOn the day the bank booked it
 * @param customerId whose money it is, where the source knows; optional
 * @param customerNumber the number of the payer's account, where the source knows; optional
 * @param structuredReference a creditor reference, such as one by ISO 11649; optional
 * @param remittance what the payer wrote; optional
 */
public record PaymentRequest(
        LegalEntityId legalEntity,
        SourceCode source,
        String reference,
        Money amount,
        LocalDate receivedOn,
        @Nullable CustomerId customerId,
        @Nullable String customerNumber,
        @Nullable String structuredReference,
        @Nullable String remittance) {

    /** Checks what the fields say, so that a request that can be read can be followed. */
    public PaymentRequest {
        Required.field(legalEntity, "legalEntity");
        Required.field(source, "source");
        reference(reference);
        Required.field(amount, "amount");
        Required.date(receivedOn, "receivedOn");
    }

    Intake intake() {
        return new Intake(
                legalEntity,
                source,
                reference(reference),
                amount,
                receivedOn,
                customerId,
                new Remittance(structuredReference, remittance, customerNumber));
    }

    private static PaymentReference reference(@Nullable String reference) {
        return new PaymentReference(Required.field(reference, "reference"));
    }
}
