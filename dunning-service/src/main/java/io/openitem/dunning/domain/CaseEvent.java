package io.openitem.dunning.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.TaskId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case. */
public sealed interface CaseEvent {

    CustomerId customer();

    LocalDate on();

    /** Something is overdue, and nothing was before, or only what a cycle that has ended was about. */
    record CycleBegan(CustomerId customer, LocalDate on, int cycle) implements CaseEvent {}

    /**
     * Nothing is overdue any longer, or nothing of what took the last step.
     *
     * @param stillLate days by which the oldest item is late that may still be asked for; 0 where nothing is overdue
     */
    record CycleEnded(CustomerId customer, LocalDate on, int cycle, int stillLate) implements CaseEvent {}

    /**
     * A step of the cycle was taken.
     *
     * @param lines the overdue items it is about
     * @param notice the message it leads to; absent where the step is none
     * @param task what it gives a collector to do; absent where the step is a message
     * @param withheld whether the message is held back because sending is not released
     */
    record StepTaken(
            CustomerId customer,
            LocalDate on,
            int cycle,
            Step step,
            long policyVersion,
            List<Line> lines,
            @Nullable NoticeId notice,
            @Nullable TaskId task,
            boolean withheld)
            implements CaseEvent {
        public StepTaken {
            lines = List.copyOf(lines);
        }
    }

    /** The message of the last step was not sent, for a reason that passes, and waits for that. */
    record StepHeldBack(CustomerId customer, LocalDate on, NoticeId notice) implements CaseEvent {}

    /** The message of the last step, which was held back, goes out after all, about what is overdue now. */
    record StepReleased(CustomerId customer, LocalDate on, NoticeId notice, List<Line> lines) implements CaseEvent {
        public StepReleased {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The customer is told of items that are not overdue yet.
     *
     * @param step the lowest that one of the items has reached: its words hold for all of them
     * @param told each item with the step that it has reached
     */
    record CourtesyGiven(
            CustomerId customer,
            LocalDate on,
            int cycle,
            Step step,
            long policyVersion,
            List<Told> told,
            NoticeId notice,
            boolean withheld)
            implements CaseEvent {
        public CourtesyGiven {
            told = List.copyOf(told);
        }

        public List<Line> lines() {
            return told.stream().map(Told::line).toList();
        }
    }

    /** An item of a courtesy and the offset of the step it has reached. */
    record Told(Line line, int offsetDays) {}

    /** The customer is left out. */
    record Paused(CustomerId customer, LocalDate on, DunningCase.Pause pause) implements CaseEvent {}

    /** The customer takes part again. */
    record Resumed(CustomerId customer, LocalDate on, ReasonCode reason) implements CaseEvent {}

    /**
     * The case was looked at.
     *
     * @param findings why something was done, or was not
     * @param nextOn the next day on which something may be to do; absent where only news can bring something
     */
    record Reviewed(
            CustomerId customer,
            LocalDate on,
            long policyVersion,
            List<Finding> findings,
            @Nullable LocalDate nextOn) implements CaseEvent {
        public Reviewed {
            findings = List.copyOf(findings);
        }
    }
}
