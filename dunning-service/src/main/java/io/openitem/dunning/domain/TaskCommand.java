package io.openitem.dunning.domain;

import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.TaskId;
import java.time.LocalDate;
import java.util.List;

/** What can be asked of a task. */
public sealed interface TaskCommand {

    TaskId task();

    /**
     * A step asks for it.
     *
     * @param lines what is overdue
     */
    record Create(Task.Head head, List<Line> lines) implements TaskCommand {
        public Create {
            lines = List.copyOf(lines);
        }

        @Override
        public TaskId task() {
            return head.id();
        }
    }

    /** It was done. */
    record Complete(TaskId task, LocalDate today, ReasonCode outcome) implements TaskCommand {}
}
