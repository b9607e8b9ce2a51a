package io.openitem.dunning.api;

import io.openitem.contracts.ReasonCode;
import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a task. */
@Schema(description = "What came of a task.")
public record CompletionRequest(
        @Schema(description = "Such as `promised`, `not-reached` or `approved`.")
        ReasonCode outcome) {

    public CompletionRequest {
        Required.field(outcome, "outcome");
    }
}
