package io.openitem.dunning.app;

import io.openitem.contracts.TaskId;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.Task;
import io.openitem.dunning.domain.TaskCommand;
import io.openitem.dunning.domain.TaskDecider;
import io.openitem.dunning.domain.TaskEvent;
import io.openitem.dunning.domain.TaskRejection;
import io.openitem.dunning.messaging.DunningPublisher;
import io.openitem.dunning.store.TaskStore;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The only writer of tasks. */
@ApplicationScoped
public class TaskHandler {

    private final TaskStore store;
    private final Outbox outbox;

    TaskHandler(TaskStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** Closes what nothing is left of: the open tasks of steps that no item has reached any longer. */
    Uni<Void> closeMoot(Tx tx, List<CaseEvent.CycleEnded> ended) {
        return ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.moot(tx, ended)
                        .chain(found -> handleAll(
                                tx,
                                found.stream()
                                        .<TaskCommand>map(moot ->
                                                new TaskCommand.Complete(moot.task(), moot.on(), Task.NOTHING_OVERDUE))
                                        .toList()))
                        .replaceWithVoid();
    }

    /** Decides commands in order and writes what follows; a refused one drops out alone. */
    public Uni<Fold.Folded<TaskId, Task, TaskEvent, TaskRejection>> handleAll(Tx tx, List<TaskCommand> commands) {
        if (commands.isEmpty()) {
            return Uni.createFrom().item(new Fold.Folded<>(List.of(), Map.of()));
        }
        Set<TaskId> ids = new LinkedHashSet<>();
        commands.forEach(command -> ids.add(command.task()));
        return store.load(tx, ids).chain(loaded -> {
            var folded = new Fold<TaskId, Task, TaskCommand, TaskEvent, TaskRejection>(
                            TaskCommand::task, id -> new Task.Absent(), TaskDecider::decide, Task::evolve)
                    .over(loaded, commands);
            return store.save(tx, List.copyOf(folded.changed().values()))
                    .chain(() -> outbox.append(
                            tx,
                            folded.events().stream()
                                    .map(numbered -> DunningPublisher.ofTask(numbered.event(), numbered.version()))
                                    .toList()))
                    .replaceWith(folded);
        });
    }
}
