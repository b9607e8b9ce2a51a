package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.dunning.app.DunningQueries;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What collectors have to do, in the order in which it is worth doing. */
@Schema(description = "What collectors have to do, in the order in which it is worth doing.")
public record WorklistView(
        LegalEntityId legalEntity,

        @Schema(description = "The business date it is made for.")
        LocalDate date,

        @Schema(
                description =
                        "First what waits for a person, then by overdue amount times days past due, in the currency in which"
                                + " that is most.")
        List<WorkView> items) {

    private static final ReasonCode TASK_OPEN = new ReasonCode("task-open");
    private static final ReasonCode UNCONFIRMED = new ReasonCode("notice-unconfirmed");
    private static final ReasonCode FAILED = new ReasonCode("notice-failed");
    private static final ReasonCode OVERDUE = new ReasonCode("overdue");
    private static final ReasonCode PAUSED = new ReasonCode("paused");
    private static final ReasonCode NOT_RELEASED = new ReasonCode("not-released");

    /** A customer on the worklist. */
    @Schema(description = "A customer with something to do.")
    public record WorkView(
            CustomerId customerId,

            @Schema(description = "The account's number, where it has one that cannot be a name.") @Nullable
            String number,

            @Schema(description = "What is overdue and not disputed, one amount a currency.")
            List<Money> overdue,

            @Schema(description = "Of the oldest item; 0 where nothing is overdue.")
            long daysPastDue,

            @Schema(
                    description = "Why the customer is on the list, and what stands in the way: `task-open`,"
                            + " `notice-unconfirmed`, `notice-failed` (refused for good, or there is nobody to"
                            + " write to), `overdue`, `paused`, `not-released`.")
            List<ReasonCode> reasons,

            List<TaskView> tasks) {

        /** @param released whether messages go out now; what was held back before is not in the way any longer */
        static WorkView from(DunningQueries.Work work, LocalDate today, boolean released) {
            LocalDate oldest = work.oldestDue();
            List<ReasonCode> reasons = new ArrayList<>();
            if (!work.tasks().isEmpty()) {
                reasons.add(TASK_OPEN);
            }
            if (work.unconfirmed()) {
                reasons.add(UNCONFIRMED);
            }
            if (work.failed()) {
                reasons.add(FAILED);
            }
            if (!work.overdue().isEmpty()) {
                reasons.add(OVERDUE);
            }
            if (work.pauseReason() != null) {
                reasons.add(PAUSED);
            }
            if (work.withheld() && !released) {
                reasons.add(NOT_RELEASED);
            }
            return new WorkView(
                    work.customer(),
                    work.number(),
                    work.overdue(),
                    oldest == null ? 0 : ChronoUnit.DAYS.between(oldest, today),
                    reasons,
                    work.tasks().stream().map(TaskView::from).toList());
        }
    }
}
