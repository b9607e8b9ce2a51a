package io.openitem.dunning.api;

import io.openitem.contracts.ReasonCode;
import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a customer takes part again. */
@Schema(description = "Why the customer takes part again.")
public record ResumptionRequest(ReasonCode reason) {

    public ResumptionRequest {
        Required.field(reason, "reason");
    }
}
