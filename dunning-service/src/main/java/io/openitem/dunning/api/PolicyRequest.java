package io.openitem.dunning.api;

import io.openitem.contracts.Money;
import io.openitem.dunning.domain.Policy;
import io.openitem.kit.rest.Required;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a legal entity is to do about items that are due. */
@Schema(description = "What is to be done about items that are due.")
public record PolicyRequest(
        @Schema(description = "1 to 20, each code and each offset once.")
        List<StepView> steps,

        @Schema(description = "The least that must be overdue in a currency for a step; none for one that is left out.")
        @Nullable
        List<Money> minimums,

        @Schema(description = "Days from one message to the next, 1 to 90.")
        Integer daysBetweenContacts) {

    /** Checks what the fields say, so that a request that can be read can be followed. */
    public PolicyRequest {
        steps = List.copyOf(Required.field(steps, "steps"));
        minimums = minimums == null ? List.of() : List.copyOf(minimums);
        policy(1, steps, minimums, Required.field(daysBetweenContacts, "daysBetweenContacts"));
    }

    Policy policy(long version) {
        return policy(version, steps, minimums == null ? List.of() : minimums, daysBetweenContacts);
    }

    private static Policy policy(long version, List<StepView> steps, List<Money> minimums, int days) {
        return new Policy(version, steps.stream().map(StepView::step).toList(), minimums, days);
    }
}
