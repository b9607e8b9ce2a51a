package io.openitem.payment.api;

import io.openitem.contracts.ReasonCode;
import io.openitem.kit.rest.Required;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why and when a payment was taken back. */
@Schema(description = "Why and when a payment was taken back.")
public record ReversalRequest(
        ReasonCode reason,
        @Schema(description = "The day the money went.") LocalDate reversedOn) {

    public ReversalRequest {
        Required.field(reason, "reason");
        Required.date(reversedOn, "reversedOn");
    }
}
