package io.openitem.payment.api;

import io.openitem.contracts.CustomerId;
import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose money a payment is. */
@Schema(description = "Whose money a payment is.")
public record AssignmentRequest(
        @Schema(description = "An account of the payment's legal entity.")
        CustomerId customerId) {

    public AssignmentRequest {
        Required.field(customerId, "customerId");
    }
}
