package io.openitem.dunning.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether messages of a legal entity may go out. */
@Schema(description = "Whether messages may go out.")
public record ReleaseRequest(
        LegalEntityId legalEntity,

        @Schema(description = "True where it is left out; false stops all messages at once.") @Nullable
        Boolean released) {

    public ReleaseRequest {
        Required.field(legalEntity, "legalEntity");
    }

    boolean isReleased() {
        return released == null || released;
    }
}
