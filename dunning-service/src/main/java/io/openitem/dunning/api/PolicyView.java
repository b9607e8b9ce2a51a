package io.openitem.dunning.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.dunning.domain.Policy;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy as callers see it. */
@Schema(description = "What is done about items that are due.")
public record PolicyView(
        LegalEntityId legalEntity,

        @Schema(description = "In the order of their offsets.")
        List<StepView> steps,

        @Schema(description = "The least that must be overdue in a currency for a step.")
        List<Money> minimums,

        @Schema(description = "Days from one message to the next.")
        int daysBetweenContacts,

        @Schema(description = "Counts the policies of the legal entity, 0 is the standard one; the ETag.")
        long version) {

    static PolicyView from(LegalEntityId legalEntity, Policy policy) {
        return new PolicyView(
                legalEntity,
                policy.steps().stream().map(StepView::from).toList(),
                policy.minimums(),
                policy.daysBetweenContacts(),
                policy.version());
    }
}
