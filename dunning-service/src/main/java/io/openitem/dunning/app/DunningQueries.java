package io.openitem.dunning.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.TaskId;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.Finding;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.domain.Task;
import io.openitem.dunning.store.CaseStore;
import io.openitem.dunning.store.NoticeStore;
import io.openitem.dunning.store.StoredCase;
import io.openitem.dunning.store.StoredNotice;
import io.openitem.dunning.store.TaskStore;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.rest.Lenient;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers questions on dunning; the transaction's scope decides what there is. */
@ApplicationScoped
public class DunningQueries {

    /** Names the list of notices by day and id. */
    public static final String NOTICES = "notices";

    /** Columns that order it. */
    public static final int NOTICES_KEYS = 2;

    /** Names the list of customers whose day has come, by id. */
    public static final String PREVIEW = "preview";

    /** Columns that order it. */
    public static final int PREVIEW_KEYS = 1;

    /** A decision on one day is made a few times; of more, the last are read. */
    private static final int DECISIONS_MAX = 50;

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private static final String WORKLIST = """
            with in_currency as (
                select customer_id, sum(open_minor * (cast(:today as date) - due_date)) as weight, min(due_date) as oldest
                from item where legal_entity = :entity and open_minor > 0 and due_date < cast(:today as date)
                    and not disputed
                group by customer_id, currency),
            late as (
                select customer_id, max(weight) as weight, min(oldest) as oldest from in_currency group by customer_id),
            todo as (
                select distinct customer_id from task where legal_entity = :entity and outcome is null),
            doubt as (
                select distinct customer_id from notice where legal_entity = :entity and state = 'unconfirmed'),
            broken as (
                select distinct n.customer_id from notice n
                    join dunning_case d on d.customer_id = n.customer_id and d.running and d.cycle = n.cycle
                where n.legal_entity = :entity
                    and (n.state = 'failed'
                        or (n.state = 'suppressed' and n.reason in ('no-email-address', 'unknown-customer')))
                    and not exists (select from notice later where later.customer_id = n.customer_id
                        and later.cycle = n.cycle and later.state = 'sent' and later.sent_on >= n.decided_on))
            select customer_id, c.number, late.oldest, late.weight, todo.customer_id is not null,
                doubt.customer_id is not null, d.pause_reason, d.withheld_notice is not null, broken.customer_id is not null
            from late full join todo using (customer_id) full join doubt using (customer_id)
                full join broken using (customer_id)
                left join customer c on c.id = customer_id
                left join dunning_case d using (customer_id)
            order by todo.customer_id is not null or doubt.customer_id is not null or broken.customer_id is not null desc,
                late.weight desc nulls last, customer_id
            limit :most
            """;

    private static final String OVERDUE = """
            select customer_id, currency, sum(open_minor) from item
            where customer_id = any(cast(:ids as uuid[])) and open_minor > 0 and due_date < cast(:today as date)
                and not disputed
            group by customer_id, currency order by customer_id, currency
            """;

    private final ObjectMapper json;

    DunningQueries(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Which notices are wanted; {@code null} does not narrow.
     *
     * @param legalEntities of these only
     */
    public record Wanted(
            Collection<LegalEntityId> legalEntities,
            @Nullable CustomerId customer,
            @Nullable String state,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** One page of notices, the last decided first. */
    public Uni<Page<Versioned<Notice.Known>>> page(Tx tx, Wanted wanted, PageRequest request) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("select " + NoticeStore.COLUMNS
                + " from notice n where n.legal_entity = any(cast(:entities as text[]))");
        bindings.put("entities", texts(wanted.legalEntities()));
        if (wanted.customer() != null) {
            sql.append(" and n.customer_id = :customer");
            bindings.put("customer", wanted.customer().value());
        }
        if (wanted.state() != null) {
            sql.append(" and n.state = :state");
            bindings.put("state", wanted.state());
        }
        if (wanted.from() != null) {
            sql.append(" and n.decided_on >= :fromDay");
            bindings.put("fromDay", wanted.from());
        }
        if (wanted.to() != null) {
            sql.append(" and n.decided_on <= :toDay");
            bindings.put("toDay", wanted.to());
        }
        Cursor after = request.after();
        if (after != null) {
            sql.append(" and (n.decided_on, n.id) < (:afterDay, :afterId)");
            bindings.put("afterDay", after.date(0));
            bindings.put("afterId", after.uuid(1));
        }
        sql.append(" order by n.decided_on desc, n.id desc limit :rows");
        bindings.put("rows", request.rows());
        Statement statement = tx.sql(sql.toString());
        bindings.forEach(statement::bind);
        return NoticeStore.withLines(tx, statement).map(found -> Page.of(known(found), request, DunningQueries::place));
    }

    private static Cursor place(Versioned<Notice.Known> row) {
        return Cursor.at(
                NOTICES, row.state().head().decidedOn(), row.state().head().id().value());
    }

    private static List<Versioned<Notice.Known>> known(Map<NoticeId, StoredNotice> found) {
        List<Versioned<Notice.Known>> known = new ArrayList<>();
        for (StoredNotice stored : found.values()) {
            if (stored.notice().state() instanceof Notice.Known notice) {
                known.add(new Versioned<>(notice, stored.notice().version()));
            }
        }
        return known;
    }

    /** The notice, absent where there is none that may be seen. */
    public Uni<@Nullable Versioned<Notice.Known>> notice(Tx tx, NoticeId id) {
        return NoticeStore.withLines(
                        tx,
                        tx.sql("select " + NoticeStore.COLUMNS + " from notice n where n.id = :id")
                                .bind("id", id.value()))
                .map(found -> found.isEmpty() ? null : known(found).getFirst());
    }

    /** The message of a notice, absent where its sending was never begun. */
    public Uni<NoticeStore.@Nullable Message> message(Tx tx, NoticeId id) {
        return tx.sql("select message_id, recipient, language, subject, body_text, body_html, payment_code from notice"
                        + " where id = :id and message_id is not null")
                .bind("id", id.value())
                .first(row -> new NoticeStore.Message(
                        id,
                        row.text(0),
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.textOrNull(6)));
    }

    /** The case, absent where there is none that may be seen. */
    public Uni<@Nullable StoredCase> find(Tx tx, CustomerId customer) {
        return CaseStore.withSteps(
                        tx,
                        tx.sql("select " + CaseStore.COLUMNS + " from dunning_case c where c.customer_id = :id")
                                .bind("id", customer.value()))
                .map(found -> found.get(customer));
    }

    /** Cases of a legal entity that are to be looked at by a day, or whose last notice is held back. */
    public Uni<List<StoredCase>> upTo(Tx tx, LegalEntityId legalEntity, LocalDate day, PageRequest request) {
        Cursor after = request.after();
        return CaseStore.withSteps(
                        tx,
                        tx.sql("select " + CaseStore.COLUMNS + " from dunning_case c where c.legal_entity = :entity"
                                        + " and (c.next_action_on <= :day or c.withheld_notice is not null)"
                                        + " and c.customer_id > :after order by c.customer_id limit :rows")
                                .bind("entity", legalEntity.value())
                                .bind("day", day)
                                .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                                .bind("rows", request.rows()))
                .map(found -> List.copyOf(found.values()));
    }

    /** The task, absent where there is none that may be seen. */
    public Uni<@Nullable Versioned<Task>> task(Tx tx, TaskId id) {
        return tx.sql("select " + TaskStore.COLUMNS + " from task t where t.id = :id")
                .bind("id", id.value())
                .first(TaskStore::read);
    }

    /** What is to be done about a customer, and what speaks for it. */
    public record Work(
            CustomerId customer,
            @Nullable String number,
            @Nullable LocalDate oldestDue,
            List<Money> overdue,
            List<Versioned<Task>> tasks,
            boolean unconfirmed,
            boolean failed,
            @Nullable String pauseReason,
            boolean withheld) {}

    /**
     * Customers with something to do or something overdue: first those with tasks, with notices of which nobody knows
     * whether they went, or with ones that could not go, then by what is open times the days it is late in the currency in
     * which that is most.
     */
    public Uni<List<Work>> worklist(Tx tx, LegalEntityId legalEntity, LocalDate today, int most) {
        return tx.sql(WORKLIST)
                .bind("today", today)
                .bind("entity", legalEntity.value())
                .bind("most", most)
                .list(row -> row)
                .chain(rows -> {
                    UUID[] ids = rows.stream().map(row -> row.uuid(0)).toArray(UUID[]::new);
                    return tx.sql(OVERDUE)
                            .bind("ids", ids)
                            .bind("today", today)
                            .list(row -> row)
                            .chain(amounts -> tx.sql("select " + TaskStore.COLUMNS
                                            + " from task t where t.customer_id = any(cast(:ids as uuid[]))"
                                            + " and t.outcome is null order by t.due_on, t.id")
                                    .bind("ids", ids)
                                    .list(row -> row)
                                    .map(tasks -> work(rows, amounts, tasks)));
                });
    }

    private static List<Work> work(List<Row> rows, List<Row> amounts, List<Row> tasks) {
        Map<UUID, List<Money>> overdue = new HashMap<>();
        amounts.forEach(row -> overdue.computeIfAbsent(row.uuid(0), id -> new ArrayList<>())
                .add(Money.ofMinor(row.number(2), row.text(1))));
        Map<UUID, List<Versioned<Task>>> open = new HashMap<>();
        tasks.forEach(row ->
                open.computeIfAbsent(row.uuid(2), id -> new ArrayList<>()).add(TaskStore.read(row)));
        return rows.stream()
                .map(row -> new Work(
                        new CustomerId(row.uuid(0)),
                        row.textOrNull(1),
                        row.isNull(2) ? null : row.date(2),
                        overdue.getOrDefault(row.uuid(0), List.of()),
                        open.getOrDefault(row.uuid(0), List.of()),
                        row.flag(5),
                        row.flag(8),
                        row.textOrNull(6),
                        row.flag(7)))
                .toList();
    }

    /** What was decided about a customer on a day, in order. */
    public Uni<List<CaseEvent.Reviewed>> decisions(Tx tx, CustomerId customer, LocalDate day) {
        return tx.sql("select decided_on, policy_version, findings, next_on from decision where customer_id = :id"
                        + " and decided_on = :day order by seq desc limit " + DECISIONS_MAX)
                .bind("id", customer.value())
                .bind("day", day)
                .list(row -> reviewed(customer, row))
                .map(List::reversed);
    }

    /** The last decision before a day; absent where there was none. */
    public Uni<CaseEvent.@Nullable Reviewed> lastBefore(Tx tx, CustomerId customer, LocalDate day) {
        return tx.sql("select decided_on, policy_version, findings, next_on from decision where customer_id = :id"
                        + " and decided_on < :day order by seq desc limit 1")
                .bind("id", customer.value())
                .bind("day", day)
                .first(row -> reviewed(customer, row));
    }

    private CaseEvent.Reviewed reviewed(CustomerId customer, Row row) {
        try {
            List<Finding> findings = Lenient.reader(json, FINDINGS.getType()).readValue(row.text(2));
            return new CaseEvent.Reviewed(
                    customer, row.date(0), row.number(1), findings, row.isNull(3) ? null : row.date(3));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table holds findings that cannot be read", e);
        }
    }

    private static String[] texts(Collection<LegalEntityId> ids) {
        return ids.stream().map(LegalEntityId::value).toArray(String[]::new);
    }
}
