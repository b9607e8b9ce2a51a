package io.openitem.dunning.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import java.time.LocalDate;

/** Something that a step gives a collector to do. */
public sealed interface Task {

    /** Speak to the debtor. */
    ReasonCode CALL = new ReasonCode("call");

    /** Decide whether an agency takes over. */
    ReasonCode DECIDE_ON_AGENCY = new ReasonCode("decide-on-agency");

    /** Outcome of a task of which nothing is left to do: what it was about is settled or disputed. */
    ReasonCode NOTHING_OVERDUE = new ReasonCode("nothing-overdue");

    /** What a task is about. */
    record Head(
            TaskId id,
            LegalEntityId legalEntity,
            CustomerId customer,
            ReasonCode kind,
            int cycle,
            StepCode step,
            LocalDate dueOn) {}

    /** There is no such task. */
    record Absent() implements Task {}

    /** Is to be done. */
    record Open(Head head) implements Task {}

    /** Was done. */
    record Done(Head head, ReasonCode outcome, LocalDate on) implements Task {}

    /** The task after an event. */
    static Task evolve(Task state, TaskEvent event) {
        return switch (event) {
            case TaskEvent.Created created -> new Open(created.head());
            case TaskEvent.Completed completed -> new Done(completed.head(), completed.outcome(), completed.on());
        };
    }
}
