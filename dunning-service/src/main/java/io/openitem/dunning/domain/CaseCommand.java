package io.openitem.dunning.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a case. */
public sealed interface CaseCommand {

    CustomerId customer();

    LocalDate today();

    /**
     * Take the step that is due, if one is.
     *
     * @param items everything of the customer that is not settled
     * @param released whether messages of the legal entity may go out
     * @param notice the id of a notice, should there be one
     * @param courtesy the id of a courtesy, should there be one
     * @param task the id of a task, should there be one
     */
    record Review(
            CustomerId customer,
            LocalDate today,
            BusinessDays days,
            Policy policy,
            List<OpenItem> items,
            boolean released,
            NoticeId notice,
            NoticeId courtesy,
            TaskId task)
            implements CaseCommand {
        public Review {
            items = List.copyOf(items);
        }
    }

    /**
     * See whether anything is still overdue.
     *
     * @param items everything of the customer that is not settled
     */
    record Recheck(CustomerId customer, LocalDate today, List<OpenItem> items) implements CaseCommand {
        public Recheck {
            items = List.copyOf(items);
        }
    }

    /**
     * Keep the message of a step, which was suppressed for a reason that passes, for when that has passed.
     *
     * @param cycle the cycle of the step
     */
    record HoldBack(CustomerId customer, LocalDate today, NoticeId notice, int cycle, StepCode step)
            implements CaseCommand {}

    /**
     * Leave the customer out.
     *
     * @param until the last day of it; absent where nobody knows
     */
    record Pause(
            CustomerId customer,
            LocalDate today,
            ReasonCode reason,
            @Nullable LocalDate until) implements CaseCommand {}

    /** Let the customer take part again. */
    record Resume(CustomerId customer, LocalDate today, ReasonCode reason) implements CaseCommand {}
}
