package io.openitem.dunning.domain;

import io.openitem.kit.decide.Decision;
import java.util.List;

/** Decides about a task. */
public final class TaskDecider {

    private TaskDecider() {}

    public static Decision<TaskEvent, TaskRejection> decide(Task state, TaskCommand command) {
        return switch (command) {
            case TaskCommand.Create create -> create(state, create);
            case TaskCommand.Complete complete -> complete(state, complete);
        };
    }

    private static Decision<TaskEvent, TaskRejection> create(Task state, TaskCommand.Create create) {
        return switch (state) {
            case Task.Absent absent -> Decision.accept(List.of(new TaskEvent.Created(create.head(), create.lines())));
            case Task.Open open -> Decision.refuse(new TaskRejection.CreatedBefore(create.task()));
            case Task.Done done -> Decision.refuse(new TaskRejection.CreatedBefore(create.task()));
        };
    }

    private static Decision<TaskEvent, TaskRejection> complete(Task state, TaskCommand.Complete complete) {
        return switch (state) {
            case Task.Absent absent -> Decision.refuse(new TaskRejection.Unknown(complete.task()));
            case Task.Open open ->
                Decision.accept(List.of(new TaskEvent.Completed(open.head(), complete.today(), complete.outcome())));
            case Task.Done done ->
                done.outcome().equals(complete.outcome())
                        ? Decision.nothingToDo()
                        : Decision.refuse(new TaskRejection.DoneBefore(complete.task(), done.outcome()));
        };
    }
}
