package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import io.openitem.dunning.domain.Task;
import io.openitem.kit.decide.Versioned;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task as callers see it. */
@Schema(description = "Something for a collector to do.")
public record TaskView(
        TaskId id,
        LegalEntityId legalEntity,
        CustomerId customerId,

        @Schema(description = "Such as `call` or `decide-on-agency`.")
        ReasonCode kind,

        StepCode step,
        LocalDate dueOn,

        @Schema(description = "What came of it; only once it was done.") @Nullable
        ReasonCode outcome,

        @Schema(description = "Only once it was done.") @Nullable
        LocalDate completedOn,

        @Schema(description = "Counts the changes; the ETag.")
        long version) {

    static TaskView from(Versioned<Task> task) {
        return switch (task.state()) {
            case Task.Absent absent -> throw new IllegalStateException("An accepted command leaves a task");
            case Task.Open open -> view(open.head(), null, null, task.version());
            case Task.Done done -> view(done.head(), done.outcome(), done.on(), task.version());
        };
    }

    private static TaskView view(
            Task.Head head, @Nullable ReasonCode outcome, @Nullable LocalDate completedOn, long version) {
        return new TaskView(
                head.id(),
                head.legalEntity(),
                head.customer(),
                head.kind(),
                head.step(),
                head.dueOn(),
                outcome,
                completedOn,
                version);
    }
}
