package io.openitem.risk.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.RatingClass;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.openitem.risk.domain.Behaviour;
import io.openitem.risk.domain.Month;
import io.openitem.risk.domain.Profile;
import io.openitem.risk.domain.Score;
import io.openitem.risk.domain.Standing;
import io.openitem.risk.domain.Tally;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of sums and standings. Every statement takes a whole batch. */
@Singleton
public class DebtorStore {

    /** More than any window; the domain takes the months it wants. */
    private static final int MONTHS_READ = 13;

    /** Takes the lock of each customer, in the order of the ids, also where nothing changes. */
    private static final String ENTER = """
            insert into debtor as d (customer_id, legal_entity)
            select id, entity from unnest(cast(:ids as uuid[]), cast(:entities as text[])) as n(id, entity)
            order by id
            on conflict (customer_id) do update set version = d.version
            """;

    private static final String ADD_ITEMS = """
            insert into open_item as i (invoice_id, legal_entity, customer_id, currency, due_date, open_minor)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:customers as uuid[]),
                cast(:currencies as text[]), cast(:dues as date[]), cast(:open as bigint[]))
            on conflict (invoice_id) do update set open_minor = i.open_minor + excluded.open_minor
            """;

    private static final String FORGET_SETTLED =
            "delete from open_item where invoice_id = any(cast(:ids as uuid[])) and open_minor = 0";

    private static final String ADD_ACCOUNTS = """
            insert into debtor_account as a (customer_id, currency, legal_entity, open_minor, first_issued_on)
            select * from unnest(cast(:ids as uuid[]), cast(:currencies as text[]), cast(:entities as text[]),
                cast(:open as bigint[]), cast(:issued as date[]))
            on conflict (customer_id, currency) do update set open_minor = a.open_minor + excluded.open_minor,
                first_issued_on = least(a.first_issued_on, excluded.first_issued_on)
            """;

    private static final String ADD_MONTHS = """
            insert into debtor_month as m (customer_id, currency, month, legal_entity, issued_count, issued_minor,
                paid_minor, late_minor, late_minor_days, returned_minor)
            select id, currency, month, entity, issued_count, issued, paid, late, cast(days as numeric), returned
            from unnest(cast(:ids as uuid[]), cast(:currencies as text[]), cast(:months as date[]),
                cast(:entities as text[]), cast(:counts as bigint[]), cast(:issued as bigint[]),
                cast(:paid as bigint[]), cast(:late as bigint[]), cast(:days as text[]), cast(:returned as bigint[]))
                as n(id, currency, month, entity, issued_count, issued, paid, late, days, returned)
            on conflict (customer_id, currency, month) do update set
                issued_count = m.issued_count + excluded.issued_count,
                issued_minor = m.issued_minor + excluded.issued_minor,
                paid_minor = m.paid_minor + excluded.paid_minor,
                late_minor = m.late_minor + excluded.late_minor,
                late_minor_days = m.late_minor_days + excluded.late_minor_days,
                returned_minor = m.returned_minor + excluded.returned_minor
            """;

    /** Customers of companies that are not known yet are left out: nobody knows what day it is there. */
    private static final String LOAD = """
            select d.customer_id, d.legal_entity, l.time_zone, d.points, d.class, d.behaviour,
                cast(d.behaviour_since as text), d.version,
                a.currency, a.open_minor, cast(a.first_issued_on as text), cast(o.due as text),
                m.month, m.issued_count, m.issued_minor, m.paid_minor, m.late_minor, cast(m.late_minor_days as text),
                m.returned_minor, cast(d.judged_by as text)
            from debtor d
                join legal_entity l on l.legal_entity = d.legal_entity
                left join debtor_account a on a.customer_id = d.customer_id
                left join lateral (select min(i.due_date) as due from open_item i
                    where i.customer_id = a.customer_id and i.currency = a.currency
                        and i.open_minor >= cast(:material as bigint)) o on true
                left join debtor_month m on m.customer_id = a.customer_id and m.currency = a.currency
                    and m.month >= cast(:since as date)
            where d.customer_id = any(cast(:ids as uuid[]))
            order by d.customer_id, a.currency, m.month
            """;

    private static final String LOCK_DUE = """
            select d.customer_id from debtor d join legal_entity l on l.legal_entity = d.legal_entity
            where d.look_again_on <= cast(cast(:now as timestamptz) at time zone l.time_zone as date)
            order by d.customer_id limit :limit for no key update of d skip locked
            """;

    private static final String SAVE = """
            update debtor d set points = cast(n.points as int), class = n.class, behaviour = n.behaviour,
                behaviour_since = n.since, judged_by = n.currency, reasons = cast(n.reasons as jsonb),
                scored_on = n.scored, look_again_on = n.again, version = n.version
            from unnest(cast(:ids as uuid[]), cast(:points as text[]), cast(:classes as text[]),
                cast(:behaviours as text[]), cast(:sinces as date[]), cast(:currencies as text[]),
                cast(:reasons as text[]), cast(:scored as date[]), cast(:again as date[]), cast(:versions as bigint[]))
                as n(id, points, class, behaviour, since, currency, reasons, scored, again, version)
            where d.customer_id = n.id
            """;

    private static final String REMEMBER = """
            insert into score_history (customer_id, as_of, legal_entity, points, class, behaviour)
            select id, as_of, entity, cast(points as int), class, behaviour
            from unnest(cast(:ids as uuid[]), cast(:days as date[]), cast(:entities as text[]),
                cast(:points as text[]), cast(:classes as text[]), cast(:behaviours as text[]))
                as n(id, as_of, entity, points, class, behaviour)
            on conflict (customer_id, as_of) do update set points = excluded.points, class = excluded.class,
                behaviour = excluded.behaviour
            """;

    /** Adds what happened to the sums; locks each customer that is touched. */
    public Uni<Void> add(Tx tx, Tally tally) {
        return enter(tx, tally.customers())
                .chain(() -> addItems(tx, tally.items()))
                .chain(() -> addAccounts(tx, tally.accounts()))
                .chain(() -> addMonths(tx, tally));
    }

    private static Uni<Void> enter(Tx tx, Map<CustomerId, Tally.Touched> customers) {
        var rows = List.copyOf(customers.entrySet());
        return tx.sql(ENTER)
                .bind("ids", Columns.uuids(rows, row -> row.getKey().value()))
                .bind("entities", Columns.texts(rows, row -> row.getValue().legalEntity()))
                .update()
                .replaceWithVoid();
    }

    private static Uni<Void> addItems(Tx tx, Map<InvoiceId, Tally.Item> items) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = List.copyOf(items.entrySet());
        UUID[] ids = Columns.uuids(rows, row -> row.getKey().value());
        return tx.sql(ADD_ITEMS)
                .bind("ids", ids)
                .bind("entities", Columns.texts(rows, row -> row.getValue().legalEntity()))
                .bind(
                        "customers",
                        Columns.uuids(rows, row -> row.getValue().customer().value()))
                .bind("currencies", Columns.texts(rows, row -> row.getValue().currency()))
                .bind("dues", Columns.dates(rows, row -> row.getValue().dueDate()))
                .bind("open", Columns.numbers(rows, row -> row.getValue().openMinor()))
                .update()
                .chain(() -> tx.sql(FORGET_SETTLED).bind("ids", ids).update())
                .replaceWithVoid();
    }

    private static Uni<Void> addAccounts(Tx tx, Map<Tally.Account, Tally.Owed> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = List.copyOf(accounts.entrySet());
        return tx.sql(ADD_ACCOUNTS)
                .bind("ids", Columns.uuids(rows, row -> row.getKey().customer().value()))
                .bind("currencies", Columns.texts(rows, row -> row.getKey().currency()))
                .bind("entities", Columns.texts(rows, row -> row.getValue().legalEntity()))
                .bind("open", Columns.numbers(rows, row -> row.getValue().openMinor()))
                .bind("issued", Columns.dates(rows, row -> row.getValue().firstIssuedOn()))
                .update()
                .replaceWithVoid();
    }

    private static Uni<Void> addMonths(Tx tx, Tally tally) {
        if (tally.months().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = List.copyOf(tally.months().entrySet());
        return tx.sql(ADD_MONTHS)
                .bind(
                        "ids",
                        Columns.uuids(
                                rows, row -> row.getKey().account().customer().value()))
                .bind(
                        "currencies",
                        Columns.texts(rows, row -> row.getKey().account().currency()))
                .bind("months", Columns.dates(rows, row -> row.getKey().month().atDay(1)))
                .bind(
                        "entities",
                        Columns.texts(
                                rows, row -> tally.legalEntityOf(row.getKey().account())))
                .bind("counts", Columns.numbers(rows, row -> row.getValue().issuedCount()))
                .bind("issued", Columns.numbers(rows, row -> row.getValue().issuedMinor()))
                .bind("paid", Columns.numbers(rows, row -> row.getValue().paidMinor()))
                .bind("late", Columns.numbers(rows, row -> row.getValue().lateMinor()))
                .bind("days", Columns.texts(rows, row -> row.getValue().lateMinorDays()))
                .bind("returned", Columns.numbers(rows, row -> row.getValue().returnedMinor()))
                .update()
                .replaceWithVoid();
    }

    /**
     * The customers with all that they are judged by, with one statement however many they are.
     *
     * @param immaterialMinor items of less are not looked at
     */
    public Uni<List<Debtor>> load(Tx tx, Collection<CustomerId> ids, long immaterialMinor) {
        LocalDate since = LocalDate.ofInstant(tx.now(), java.time.ZoneOffset.UTC)
                .minusMonths(MONTHS_READ)
                .withDayOfMonth(1);
        return tx.sql(LOAD)
                .bind("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .bind("material", immaterialMinor)
                .bind("since", since)
                .list(row -> row)
                .map(DebtorStore::debtors);
    }

    /** Customers whom the passing of time may have changed, locked. */
    public Uni<List<CustomerId>> lockDue(Tx tx, int limit) {
        return tx.sql(LOCK_DUE).bind("now", tx.now()).bind("limit", limit).list(row -> new CustomerId(row.uuid(0)));
    }

    /** Keeps what was found, and each day on which something changed. */
    public Uni<Void> save(Tx tx, List<Judged> judged) {
        List<Judged> changed = judged.stream().filter(Judged::changed).toList();
        return tx.sql(SAVE)
                .bind("ids", Columns.uuids(judged, row -> row.debtor().id().value()))
                .bind("points", Columns.texts(judged, DebtorStore::points))
                .bind("classes", Columns.texts(judged, DebtorStore::ratingClass))
                .bind("behaviours", Columns.texts(judged, DebtorStore::behaviour))
                .bind(
                        "sinces",
                        Columns.dates(judged, row -> row.assessment().after().behaviourSince()))
                .bind(
                        "currencies",
                        Columns.texts(judged, row -> row.assessment().judgedBy()))
                .bind(
                        "reasons",
                        Columns.texts(
                                judged,
                                row -> ReasonsColumn.write(row.assessment().reasons())))
                .bind("scored", Columns.dates(judged, Judged::on))
                .bind("again", Columns.dates(judged, row -> row.assessment().lookAgainOn()))
                .bind("versions", Columns.numbers(judged, Judged::version))
                .update()
                .chain(() -> changed.isEmpty() ? Uni.createFrom().voidItem() : remember(tx, changed));
    }

    private static Uni<Void> remember(Tx tx, List<Judged> changed) {
        return tx.sql(REMEMBER)
                .bind("ids", Columns.uuids(changed, row -> row.debtor().id().value()))
                .bind("days", Columns.dates(changed, Judged::on))
                .bind("entities", Columns.texts(changed, row -> row.debtor().legalEntity()))
                .bind("points", Columns.texts(changed, DebtorStore::points))
                .bind("classes", Columns.texts(changed, DebtorStore::ratingClass))
                .bind("behaviours", Columns.texts(changed, DebtorStore::behaviour))
                .update()
                .replaceWithVoid();
    }

    private static @Nullable Object points(Judged judged) {
        Score score = judged.assessment().after().score();
        return score == null ? null : score.points();
    }

    private static @Nullable Object ratingClass(Judged judged) {
        Score score = judged.assessment().after().score();
        return score == null ? null : score.ratingClass();
    }

    private static Object behaviour(Judged judged) {
        return judged.assessment().after().behaviour().code();
    }

    /** One row for each month, or one for a customer or an account that has none. */
    private static List<Debtor> debtors(List<Row> rows) {
        Map<UUID, Map<String, List<Row>>> byCustomer = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, List<Row>> accounts = byCustomer.computeIfAbsent(row.uuid(0), id -> new LinkedHashMap<>());
            accounts.computeIfAbsent(row.isNull(8) ? "" : row.text(8), currency -> new ArrayList<>())
                    .add(row);
        }
        return byCustomer.values().stream().map(DebtorStore::debtor).toList();
    }

    private static Debtor debtor(Map<String, List<Row>> accounts) {
        Row first = accounts.values().iterator().next().getFirst();
        return new Debtor(
                new CustomerId(first.uuid(0)),
                new LegalEntityId(first.text(1)),
                ZoneId.of(first.text(2)),
                new Standing(
                        first.isNull(3) ? null : new Score(first.integer(3), new RatingClass(first.text(4))),
                        Behaviour.of(first.text(5)),
                        date(first, 6)),
                first.isNull(19) ? null : Currency.getInstance(first.text(19)),
                first.number(7),
                accounts.values().stream()
                        .filter(rows -> !rows.getFirst().isNull(8))
                        .map(DebtorStore::profile)
                        .toList());
    }

    private static Profile profile(List<Row> rows) {
        Row first = rows.getFirst();
        Map<YearMonth, Month> months = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!row.isNull(12)) {
                months.put(YearMonth.from(row.date(12)), month(row));
            }
        }
        return new Profile(
                Currency.getInstance(first.text(8)), first.number(9), date(first, 10), date(first, 11), months);
    }

    private static Month month(Row row) {
        return new Month(
                row.number(13),
                row.number(14),
                row.number(15),
                row.number(16),
                new BigInteger(row.text(17)),
                row.number(18));
    }

    private static @Nullable LocalDate date(Row row, int column) {
        String text = row.textOrNull(column);
        return text == null ? null : LocalDate.parse(text);
    }
}
