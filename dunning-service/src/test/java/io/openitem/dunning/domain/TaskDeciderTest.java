package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.CUSTOMER;
import static io.openitem.dunning.domain.DunningExamples.DE01;
import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.TASK;
import static io.openitem.dunning.domain.DunningExamples.late;

import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.TaskCommand.Complete;
import io.openitem.dunning.domain.TaskCommand.Create;
import io.openitem.kit.decide.Decision;
import io.openitem.testing.decider.DeciderSpecification;
import io.openitem.testing.decider.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call. */
class TaskDeciderTest {

    private static final ReasonCode PROMISED = new ReasonCode("promised");
    private static final ReasonCode NOT_REACHED = new ReasonCode("not-reached");
    private static final Task.Head HEAD =
            new Task.Head(TASK, DE01, CUSTOMER, Task.CALL, 1, new StepCode("call"), MONDAY);
    private static final List<Line> LINES = List.of(late(1, 60).line());

    @Test
    void every_command_has_an_answer_in_every_state() {
        DeciderSpecification.<Task, TaskCommand, TaskEvent, TaskRejection>of(
                        Task.class,
                        TaskCommand.class,
                        new Task.Absent(),
                        (state, command) -> outcome(TaskDecider.decide(state, command)),
                        Task::evolve)
                .everyPair(
                        List.of(new Task.Absent(), new Task.Open(HEAD), new Task.Done(HEAD, PROMISED, MONDAY)),
                        List.of(
                                new Create(HEAD, LINES),
                                new Complete(TASK, MONDAY, PROMISED),
                                new Complete(TASK, MONDAY, NOT_REACHED)))
                .accepts(Task.Absent.class, Create.class, TaskEvent.Created.class)
                .refuses(Task.Absent.class, Complete.class, TaskRejection.Unknown.class)
                .refuses(Task.Open.class, Create.class, TaskRejection.CreatedBefore.class)
                .accepts(Task.Open.class, Complete.class, TaskEvent.Completed.class)
                .refuses(Task.Done.class, Create.class, TaskRejection.CreatedBefore.class)
                .accepts(Task.Done.class, Complete.class)
                .refuses(Task.Done.class, Complete.class, TaskRejection.DoneBefore.class)
                .check();
    }

    private static Outcome<TaskEvent, TaskRejection> outcome(Decision<TaskEvent, TaskRejection> decision) {
        return switch (decision) {
            case Decision.Accepted<TaskEvent, TaskRejection> accepted -> new Outcome.Accepted<>(accepted.events());
            case Decision.Refused<TaskEvent, TaskRejection> refused -> new Outcome.Refused<>(refused.reason());
        };
    }
}
