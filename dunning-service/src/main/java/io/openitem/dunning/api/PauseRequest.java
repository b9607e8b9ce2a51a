package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.ReasonCode;
import io.openitem.kit.rest.Required;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is to be left out, why and until when. */
@Schema(description = "Who is to be left out of dunning.")
public record PauseRequest(
        CustomerId customerId,

        @Schema(description = "`promise` where the customer has promised to pay by the day.")
        ReasonCode reason,

        @Schema(description = "The last day of it; open-ended where it is left out.") @Nullable
        LocalDate until) {

    public PauseRequest {
        Required.field(customerId, "customerId");
        Required.field(reason, "reason");
        if (until != null) {
            Required.date(until, "until");
        }
    }
}
