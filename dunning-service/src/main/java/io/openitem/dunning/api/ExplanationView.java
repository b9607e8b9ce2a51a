package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.dunning.domain.CaseEvent;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something was done about a customer on a day, or was not. */
@Schema(description = "Why something was done about a customer on a day, or was not.")
public record ExplanationView(
        CustomerId customerId,
        LocalDate date,

        @Schema(description = "Whether it was decided so; else it is what would be decided as things stand now.")
        boolean recorded,

        @Schema(description = "Each look at the case, in order.")
        List<DecisionView> decisions,

        @Schema(description = "The notices that were decided on the day, and what became of them.")
        List<NoticeView> notices) {

    /** One look at a case. */
    @Schema(description = "One look at the case.")
    public record DecisionView(
            long policyVersion,
            List<FindingView> findings,

            @Schema(description = "The next day on which something may be to do.") @Nullable
            LocalDate nextOn) {

        static DecisionView from(CaseEvent.Reviewed reviewed) {
            return new DecisionView(
                    reviewed.policyVersion(),
                    reviewed.findings().stream().map(FindingView::from).toList(),
                    reviewed.nextOn());
        }
    }
}
