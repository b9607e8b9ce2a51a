package io.openitem.dunning.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.Task;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks of collectors. */
@ApplicationScoped
public class TaskStore {

    /** What {@link #read} reads. */
    public static final String COLUMNS = "t.id, t.legal_entity, t.customer_id, t.kind, t.cycle, t.step, t.due_on,"
            + " t.outcome, t.completed_on, t.version";

    private static final String SAVE = """
            insert into task (id, legal_entity, customer_id, kind, cycle, step, due_on, outcome, completed_on, version)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:customers as uuid[]),
                cast(:kinds as text[]), cast(:cycles as bigint[]), cast(:steps as text[]), cast(:due as date[]),
                cast(:outcomes as text[]), cast(:completed as date[]), cast(:versions as bigint[]))
            on conflict (id) do update set outcome = excluded.outcome, completed_on = excluded.completed_on,
                version = excluded.version
            """;

    private static final String MOOT = """
            select t.id, n.day from unnest(cast(:customers as uuid[]), cast(:late as bigint[]), cast(:days as date[]))
                as n(customer, late, day)
                join task t on t.customer_id = n.customer and t.outcome is null
                join step_taken s on s.customer_id = t.customer_id and s.cycle = t.cycle and s.step = t.step
            where s.offset_days > n.late
            """;

    /** A task of which nothing is left to do, since a day. */
    public record Moot(TaskId task, LocalDate on) {}

    /** The open tasks, of whichever cycle, whose steps nothing has reached that is still asked for. */
    public Uni<List<Moot>> moot(Tx tx, List<CaseEvent.CycleEnded> ended) {
        return tx.sql(MOOT)
                .bind("customers", Columns.uuids(ended, one -> one.customer().value()))
                .bind("late", Columns.numbers(ended, CaseEvent.CycleEnded::stillLate))
                .bind("days", Columns.dates(ended, CaseEvent.CycleEnded::on))
                .list(row -> new Moot(new TaskId(row.uuid(0)), row.date(1)));
    }

    /** The tasks that are there, locked until the transaction ends. */
    public Uni<Map<TaskId, Versioned<Task>>> load(Tx tx, Collection<TaskId> ids) {
        return tx.sql("select " + COLUMNS + " from task t where t.id = any(cast(:ids as uuid[])) order by t.id"
                        + " for no key update")
                .bind("ids", ids.stream().map(TaskId::value).toArray(UUID[]::new))
                .list(row -> row)
                .map(rows -> {
                    Map<TaskId, Versioned<Task>> tasks = new LinkedHashMap<>();
                    rows.forEach(row -> tasks.put(new TaskId(row.uuid(0)), read(row)));
                    return tasks;
                });
    }

    /** Reads {@link #COLUMNS}. */
    public static Versioned<Task> read(Row row) {
        Task.Head head = new Task.Head(
                new TaskId(row.uuid(0)),
                new LegalEntityId(row.text(1)),
                new CustomerId(row.uuid(2)),
                new ReasonCode(row.text(3)),
                row.integer(4),
                new StepCode(row.text(5)),
                row.date(6));
        Task task = row.isNull(7) ? new Task.Open(head) : new Task.Done(head, new ReasonCode(row.text(7)), row.date(8));
        return new Versioned<>(task, row.number(9));
    }

    public Uni<Void> save(Tx tx, List<Versioned<Task>> tasks) {
        if (tasks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows = tasks.stream().map(Written::of).toList();
        return tx.sql(SAVE)
                .bind("ids", Columns.uuids(rows, row -> row.head().id().value()))
                .bind("entities", Columns.texts(rows, row -> row.head().legalEntity()))
                .bind(
                        "customers",
                        Columns.uuids(rows, row -> row.head().customer().value()))
                .bind("kinds", Columns.texts(rows, row -> row.head().kind()))
                .bind("cycles", Columns.numbers(rows, row -> row.head().cycle()))
                .bind("steps", Columns.texts(rows, row -> row.head().step()))
                .bind("due", Columns.dates(rows, row -> row.head().dueOn()))
                .bind(
                        "outcomes",
                        Columns.texts(
                                rows,
                                row -> row.done() == null ? null : row.done().outcome()))
                .bind(
                        "completed",
                        Columns.dates(
                                rows,
                                row -> row.done() == null ? null : row.done().on()))
                .bind("versions", Columns.numbers(rows, Written::version))
                .update()
                .replaceWithVoid();
    }

    private record Written(Task.Head head, Task.@Nullable Done done, long version) {

        static Written of(Versioned<Task> task) {
            return switch (task.state()) {
                case Task.Absent absent -> throw new IllegalStateException("No event leads to absence");
                case Task.Open open -> new Written(open.head(), null, task.version());
                case Task.Done done -> new Written(done.head(), done, task.version());
            };
        }
    }
}
