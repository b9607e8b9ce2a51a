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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that arrived. */
@Schema(description = "Money that arrived. Whatever is known of what it is for helps to recognise it.")
public record PaymentRequest(
        LegalEntityId legalEntity,

        @Schema(description = "The system it is announced by.")
        SourceCode source,

        @Schema(description = "The source's own name of it, unique for a legal entity and source.")
        String reference,

        @Schema(description = "Greater than zero.") Money amount,
        @Schema(description = "The day the bank booked it.") LocalDate receivedOn,

        @Schema(description = "Whose money it is, where the source knows.") @Nullable
        CustomerId customerId,

        @Schema(description = "The number of the payer's account, where the source knows.") @Nullable
        String customerNumber,

        @Schema(description = "A creditor reference, such as one by ISO 11649.") @Nullable
        String structuredReference,

        @Schema(description = "What the payer wrote.") @Nullable
        String remittance) {

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
