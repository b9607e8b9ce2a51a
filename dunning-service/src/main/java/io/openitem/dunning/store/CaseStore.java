package io.openitem.dunning.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.DunningCase;
import io.openitem.dunning.domain.DunningCase.Contacts;
import io.openitem.dunning.domain.DunningCase.Pause;
import io.openitem.dunning.domain.DunningCase.Running;
import io.openitem.dunning.domain.DunningCase.Taken;
import io.openitem.dunning.domain.OpenItem;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.tx.Columns;
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

/** Cases, the steps of their cycles, and why they were decided as they were. Locks are taken in the order of the ids. */
@ApplicationScoped
public class CaseStore {

    /** What {@link #withSteps} reads. */
    public static final String COLUMNS = "c.customer_id, c.legal_entity, c.cycle, c.running, c.withheld_notice,"
            + " c.last_contact_on, c.last_courtesy_on, c.pause_reason, c.paused_until, c.next_action_on, c.version,"
            + " c.facts";

    private static final String UPDATE = """
            update dunning_case c set cycle = n.cycle, running = n.running, withheld_notice = n.withheld,
                last_contact_on = n.contact, last_courtesy_on = n.courtesy, pause_reason = n.reason,
                paused_until = n.until, next_action_on = n.next_on, version = n.version, facts = n.facts
            from unnest(cast(:ids as uuid[]), cast(:cycles as bigint[]), cast(:running as boolean[]),
                cast(:withheld as uuid[]), cast(:contacts as date[]), cast(:courtesies as date[]),
                cast(:reasons as text[]), cast(:untils as date[]), cast(:next as date[]), cast(:versions as bigint[]),
                cast(:facts as bigint[]))
                as n(id, cycle, running, withheld, contact, courtesy, reason, until, next_on, version, facts)
            where c.customer_id = n.id
            """;

    /** Skips what another transaction works on. */
    private static final String CLAIM = """
            select c.customer_id from legal_entity e join dunning_case c on c.legal_entity = e.legal_entity
            where c.next_action_on <= cast(cast(:now as timestamptz) at time zone e.time_zone as date)
            limit :limit for no key update of c skip locked
            """;

    private static final String ITEMS = """
            select i.customer_id, i.invoice_id, i.number, i.due_date, i.currency, i.open_minor, i.disputed, t.days_late
            from item i left join item_told t on t.invoice_id = i.invoice_id
            where i.customer_id = any(cast(:ids as uuid[])) and i.open_minor > 0
            order by i.customer_id, i.due_date, i.invoice_id
            """;

    private static final String SAVE_STEPS = """
            insert into step_taken (customer_id, cycle, step, offset_days, taken_on, legal_entity)
            select * from unnest(cast(:ids as uuid[]), cast(:cycles as bigint[]), cast(:steps as text[]),
                cast(:offsets as bigint[]), cast(:days as date[]), cast(:entities as text[]))
            """;

    /** In the order of the ids: several transactions may tell of an item. */
    private static final String SAVE_TOLD = """
            insert into item_told as t (invoice_id, legal_entity, days_late)
            select id, entity, max(days) from unnest(cast(:ids as uuid[]), cast(:entities as text[]),
                cast(:days as bigint[])) as n(id, entity, days)
            group by id, entity order by id
            on conflict (invoice_id) do update set days_late = greatest(t.days_late, excluded.days_late)
            """;

    private static final String FORGET_TOLD = """
            delete from item_told t using item i
            where i.customer_id = any(cast(:ids as uuid[])) and i.open_minor = 0 and t.invoice_id = i.invoice_id
                and t.days_late > 0
            """;

    private static final String SAVE_DECISIONS = """
            insert into decision (customer_id, legal_entity, decided_on, policy_version, findings, next_on)
            select id, entity, day, policy, cast(findings as jsonb), next_on
            from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:days as date[]),
                cast(:policies as bigint[]), cast(:findings as text[]), cast(:next as date[]))
                as n(id, entity, day, policy, findings, next_on)
            """;

    private final ObjectMapper json;

    CaseStore(ObjectMapper json) {
        this.json = json;
    }

    /** Locks cases that are to be looked at by today of their legal entity; at most {@code limit}. */
    public Uni<List<CustomerId>> claim(Tx tx, int limit) {
        return tx.sql(CLAIM).bind("now", tx.now()).bind("limit", limit).list(row -> new CustomerId(row.uuid(0)));
    }

    /** The cases that are there, locked until the transaction ends. */
    public Uni<Map<CustomerId, StoredCase>> load(Tx tx, Collection<CustomerId> ids) {
        return withSteps(
                tx,
                tx.sql("select " + COLUMNS + " from dunning_case c where c.customer_id = any(cast(:ids as uuid[]))"
                                + " order by c.customer_id for no key update")
                        .bind("ids", ids(ids)));
    }

    /** The cases that are there, as they are at this moment. */
    public Uni<Map<CustomerId, StoredCase>> peek(Tx tx, Collection<CustomerId> ids) {
        return withSteps(
                tx,
                tx.sql("select " + COLUMNS + " from dunning_case c where c.customer_id = any(cast(:ids as uuid[]))")
                        .bind("ids", ids(ids)));
    }

    /** Of these, the cases in which something is overdue, locked until the transaction ends. */
    public Uni<Map<CustomerId, StoredCase>> loadRunning(Tx tx, Collection<CustomerId> ids) {
        return withSteps(
                tx,
                tx.sql("select " + COLUMNS + " from dunning_case c where c.customer_id = any(cast(:ids as uuid[]))"
                                + " and c.running order by c.customer_id for no key update")
                        .bind("ids", ids(ids)));
    }

    /** Cases without a lock, in the order of the statement, which selects {@link #COLUMNS}. */
    public static Uni<Map<CustomerId, StoredCase>> withSteps(Tx tx, Statement cases) {
        return cases.list(row -> row)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : steps(tx, rows).map(steps -> read(rows, steps)));
    }

    private static Uni<Map<UUID, List<Taken>>> steps(Tx tx, List<Row> cases) {
        return tx.sql("select s.customer_id, s.step, s.offset_days, s.taken_on from step_taken s"
                        + " join unnest(cast(:ids as uuid[]), cast(:cycles as bigint[])) as n(id, cycle)"
                        + " on s.customer_id = n.id and s.cycle = n.cycle order by s.seq")
                .bind("ids", Columns.uuids(cases, row -> row.uuid(0)))
                .bind("cycles", Columns.numbers(cases, row -> row.number(2)))
                .list(row -> row)
                .map(rows -> {
                    Map<UUID, List<Taken>> taken = new HashMap<>();
                    rows.forEach(row -> taken.computeIfAbsent(row.uuid(0), id -> new ArrayList<>())
                            .add(new Taken(new StepCode(row.text(1)), row.integer(2), row.date(3))));
                    return taken;
                });
    }

    private static Map<CustomerId, StoredCase> read(List<Row> rows, Map<UUID, List<Taken>> steps) {
        Map<CustomerId, StoredCase> cases = new LinkedHashMap<>();
        for (Row row : rows) {
            CustomerId customer = new CustomerId(row.uuid(0));
            DunningCase state = state(row, steps.getOrDefault(row.uuid(0), List.of()));
            cases.put(
                    customer,
                    new StoredCase(
                            customer,
                            new LegalEntityId(row.text(1)),
                            new Versioned<>(state, row.number(10)),
                            row.number(11),
                            dateOrNull(row, 9)));
        }
        return cases;
    }

    private static DunningCase state(Row row, List<Taken> taken) {
        Contacts contacts = new Contacts(dateOrNull(row, 5), dateOrNull(row, 6));
        Pause pause = row.isNull(7) ? null : new Pause(new ReasonCode(row.text(7)), dateOrNull(row, 8));
        return row.flag(3)
                ? new Running(row.integer(2), taken, row.isNull(4) ? null : new NoticeId(row.uuid(4)), contacts, pause)
                : new DunningCase.Clear(row.integer(2), contacts, pause);
    }

    /** What is not settled of these customers. */
    public Uni<Map<CustomerId, List<OpenItem>>> items(Tx tx, Collection<CustomerId> ids) {
        return tx.sql(ITEMS).bind("ids", ids(ids)).list(row -> row).map(rows -> {
            Map<CustomerId, List<OpenItem>> items = new HashMap<>();
            rows.forEach(row -> items.computeIfAbsent(new CustomerId(row.uuid(0)), id -> new ArrayList<>())
                    .add(new OpenItem(
                            new InvoiceId(row.uuid(1)),
                            new DocumentNumber(row.text(2)),
                            row.date(3),
                            Money.ofMinor(row.number(5), row.text(4)),
                            row.flag(6),
                            row.isNull(7) ? null : row.integer(7))));
            return items;
        });
    }

    /** Replaces what can change of cases that this transaction has loaded. */
    public Uni<Void> update(Tx tx, List<StoredCase> cases) {
        if (cases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(UPDATE)
                .bind("ids", Columns.uuids(cases, one -> one.customer().value()))
                .bind(
                        "cycles",
                        Columns.numbers(cases, one -> one.state().state().cycle()))
                .bind("running", Columns.flags(cases, one -> one.state().state() instanceof Running))
                .bind("withheld", Columns.uuidsOrNone(cases, CaseStore::withheld))
                .bind(
                        "contacts",
                        Columns.dates(
                                cases, one -> one.state().state().contacts().lastOn()))
                .bind(
                        "courtesies",
                        Columns.dates(
                                cases, one -> one.state().state().contacts().lastCourtesyOn()))
                .bind("reasons", Columns.texts(cases, CaseStore::pauseReason))
                .bind("untils", Columns.dates(cases, CaseStore::pausedUntil))
                .bind("next", Columns.dates(cases, StoredCase::nextOn))
                .bind("versions", Columns.numbers(cases, one -> one.state().version()))
                .bind("facts", Columns.numbers(cases, StoredCase::facts))
                .update()
                .replaceWithVoid();
    }

    private static @Nullable UUID withheld(StoredCase one) {
        return one.state().state() instanceof Running running && running.withheld() != null
                ? running.withheld().value()
                : null;
    }

    private static @Nullable ReasonCode pauseReason(StoredCase one) {
        Pause pause = one.state().state().pause();
        return pause == null ? null : pause.reason();
    }

    private static @Nullable LocalDate pausedUntil(StoredCase one) {
        Pause pause = one.state().state().pause();
        return pause == null ? null : pause.until();
    }

    public Uni<Void> saveSteps(Tx tx, List<CaseEvent.StepTaken> steps, Map<CustomerId, StoredCase> cases) {
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(SAVE_STEPS)
                .bind("ids", Columns.uuids(steps, step -> step.customer().value()))
                .bind("cycles", Columns.numbers(steps, CaseEvent.StepTaken::cycle))
                .bind("steps", Columns.texts(steps, step -> step.step().code()))
                .bind("offsets", Columns.numbers(steps, step -> step.step().offsetDays()))
                .bind("days", Columns.dates(steps, CaseEvent.StepTaken::on))
                .bind("entities", Columns.texts(steps, step -> entity(cases, step.customer())))
                .update()
                .replaceWithVoid();
    }

    /** An item and how many days late it was when somebody was told of it. */
    public record Told(InvoiceId invoice, LegalEntityId legalEntity, int daysLate) {}

    public Uni<Void> saveTold(Tx tx, List<Told> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(SAVE_TOLD)
                .bind("ids", Columns.uuids(told, one -> one.invoice().value()))
                .bind("entities", Columns.texts(told, Told::legalEntity))
                .bind("days", Columns.numbers(told, Told::daysLate))
                .update()
                .replaceWithVoid();
    }

    /** An item that is settled and comes back, as by a payment that is reversed, is told of anew. */
    public Uni<Void> forgetTold(Tx tx, Collection<CustomerId> customers) {
        return customers.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(FORGET_TOLD).bind("ids", ids(customers)).update().replaceWithVoid();
    }

    public Uni<Void> saveDecisions(Tx tx, List<CaseEvent.Reviewed> reviews, Map<CustomerId, StoredCase> cases) {
        if (reviews.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(SAVE_DECISIONS)
                .bind("ids", Columns.uuids(reviews, review -> review.customer().value()))
                .bind("entities", Columns.texts(reviews, review -> entity(cases, review.customer())))
                .bind("days", Columns.dates(reviews, CaseEvent.Reviewed::on))
                .bind("policies", Columns.numbers(reviews, CaseEvent.Reviewed::policyVersion))
                .bind("findings", Columns.texts(reviews, review -> json(review.findings())))
                .bind("next", Columns.dates(reviews, CaseEvent.Reviewed::nextOn))
                .update()
                .replaceWithVoid();
    }

    /** Has every case of a legal entity looked at by the next run. */
    public Uni<Void> callUpAll(Tx tx, LegalEntityId legalEntity, LocalDate day) {
        return tx.sql("update dunning_case c set next_action_on = cast(:day as date) where c.legal_entity = :entity"
                        + " and exists (select from item i where i.customer_id = c.customer_id and i.open_minor > 0)")
                .bind("day", day)
                .bind("entity", legalEntity.value())
                .update()
                .replaceWithVoid();
    }

    private static @Nullable LegalEntityId entity(Map<CustomerId, StoredCase> cases, CustomerId customer) {
        StoredCase found = cases.get(customer);
        return found == null ? null : found.legalEntity();
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are always JSON", e);
        }
    }

    static UUID[] ids(Collection<CustomerId> ids) {
        return ids.stream().map(CustomerId::value).toArray(UUID[]::new);
    }

    static @Nullable LocalDate dateOrNull(Row row, int column) {
        return row.isNull(column) ? null : row.date(column);
    }
}
