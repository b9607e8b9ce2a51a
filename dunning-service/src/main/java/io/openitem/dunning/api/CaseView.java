package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.DunningCase;
import io.openitem.dunning.domain.DunningCase.Running;
import io.openitem.dunning.domain.DunningCase.Taken;
import io.openitem.dunning.store.StoredCase;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case as callers see it. */
@Schema(description = "What is done about one customer.")
public record CaseView(
        CustomerId customerId,
        LegalEntityId legalEntity,

        @Schema(description = "Number of the running cycle, or of the last; 0 before the first.")
        int cycle,

        @Schema(description = "Whether a cycle runs: something is overdue.")
        boolean running,

        @Schema(description = "The steps of the running cycle, in order.")
        List<StepTakenView> stepsTaken,

        @Schema(description = "Only while the customer is left out.") @Nullable
        PauseView pause,

        @Schema(description = "The last message that went, or is to go, to the customer.") @Nullable
        LocalDate lastContactOn,

        @Schema(description = "The next day on which something may be to do; absent where only news can bring that.")
        @Nullable
        LocalDate nextActionOn,

        @Schema(description = "Counts the changes; the ETag.")
        long version) {

    /** A step of a cycle. */
    @Schema(description = "A step that was taken.")
    public record StepTakenView(StepCode step, int offsetDays, LocalDate on) {
        static StepTakenView from(Taken taken) {
            return new StepTakenView(taken.step(), taken.offsetDays(), taken.on());
        }
    }

    /** @param until the last day of it; absent where no end is known */
    @Schema(description = "A time in which the customer is left out.")
    public record PauseView(ReasonCode reason, @Nullable LocalDate until) {}

    static CaseView from(StoredCase stored) {
        DunningCase state = stored.state().state();
        DunningCase.Pause pause = state.pause();
        return new CaseView(
                stored.customer(),
                stored.legalEntity(),
                state.cycle(),
                state instanceof Running,
                state instanceof Running running
                        ? running.taken().stream().map(StepTakenView::from).toList()
                        : List.of(),
                pause == null ? null : new PauseView(pause.reason(), pause.until()),
                state.contacts().lastOn(),
                stored.nextOn(),
                stored.state().version());
    }
}
