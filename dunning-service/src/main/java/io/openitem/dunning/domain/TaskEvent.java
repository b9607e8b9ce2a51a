package io.openitem.dunning.domain;

import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.List;

/** What happened to a task. */
public sealed interface TaskEvent {

    Task.Head head();

    /** Is to be done. */
    record Created(Task.Head head, List<Line> lines) implements TaskEvent {}

    /** Was done. */
    record Completed(Task.Head head, LocalDate on, ReasonCode outcome) implements TaskEvent {}
}
