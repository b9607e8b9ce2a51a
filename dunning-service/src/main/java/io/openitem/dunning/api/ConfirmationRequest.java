package io.openitem.dunning.api;

import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person found out about a notice. */
@Schema(
        description =
                "What a person found out about a notice of which nobody knew whether it went, or that was refused.")
public record ConfirmationRequest(
        @Schema(
                enumeration = {"sent", "resend"},
                description = "`sent`: it did go out. `resend`: send it again.")
        String decision) {

    static final String SENT = "sent";
    static final String RESEND = "resend";

    public ConfirmationRequest {
        String given = Required.field(decision, "decision");
        if (!given.equals(SENT) && !given.equals(RESEND)) {
            throw new IllegalArgumentException("decision must be sent or resend");
        }
    }
}
