package io.openitem.dunning.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.dunning.store.PolicyStore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether messages of a legal entity may go out, as callers see it. */
@Schema(description = "Whether messages may go out.")
public record ReleaseView(
        LegalEntityId legalEntity,
        boolean released,

        @Schema(description = "Counts how often that was changed; the ETag.")
        long version) {

    static ReleaseView from(PolicyStore.Setting setting) {
        return new ReleaseView(setting.legalEntity(), setting.released(), setting.releases());
    }
}
