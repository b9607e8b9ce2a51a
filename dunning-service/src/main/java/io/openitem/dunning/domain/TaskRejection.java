package io.openitem.dunning.domain;

import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.TaskId;

/** Why something of a task is refused. */
public sealed interface TaskRejection {

    /** There is no such task. */
    record Unknown(TaskId task) implements TaskRejection {}

    /** The task is there already. */
    record CreatedBefore(TaskId task) implements TaskRejection {}

    /** The task was done, with another outcome. */
    record DoneBefore(TaskId task, ReasonCode outcome) implements TaskRejection {}
}
