package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Holds ledger, topic and projection against each other: nothing lost, nothing doubled, everything in order. */
final class Reconciliation {

    /**
     * The projection's amounts made anew from the ledger's tables alone, for everybody, each country and each customer. An
     * item is owed from its issue date, or from the day it was booked where the document is dated ahead; what is paid,
     * from the day the money counts until it is taken back. It is late, and ages, by the calendar as far as it is owed,
     * and is counted as open on the days at whose end anything is.
     */
    private static final String RECOMPUTED = """
        with part as (
            select i.*, s.slice, s.ages from invoice.invoice i join invoice.customer c on c.id = i.customer_id
            cross join lateral (values ('all', true), ('country:' || c.country, true),
                ('customer:' || c.id, false)) s(slice, ages)),
        owed as (
            select id, slice, ages, legal_entity, currency, issue_date, due_date,
                least(issue_date, booked_on) as day, amount_minor as minor, 0 as collected from part
            union all
            select id, slice, ages, legal_entity, currency, issue_date, due_date, cancelled_on, -amount_minor, 0
                from part where state = 'cancelled'
            union all
            select p.id, p.slice, p.ages, p.legal_entity, p.currency, p.issue_date, p.due_date, a.paid_on,
                -a.applied_minor, a.applied_minor
                from part p join invoice.allocation a on a.invoice_id = p.id where a.applied_minor > 0
            union all
            select p.id, p.slice, p.ages, p.legal_entity, p.currency, p.issue_date, p.due_date, a.unapplied_on,
                a.applied_minor, -a.applied_minor
                from part p join invoice.allocation a on a.invoice_id = p.id where a.unapplied_on is not null),
        standing as (
            select id, slice, legal_entity, currency, due_date, day,
                case when sum(sum(minor)) over (partition by id, slice order by day) > 0 then 1 else 0 end as open
            from owed group by id, slice, legal_entity, currency, due_date, day),
        counted as (
            select *, open - lag(open, 1, 0) over (partition by id, slice order by day) as items from standing),
        change(legal_entity, currency, slice, day, issued, cancelled, collected, receivable, overdue, past30,
            past60, past90, older30, older60, older90, items, late_items) as (
            select legal_entity, currency, slice, issue_date, amount_minor, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                from part
            union all
            select legal_entity, currency, slice, greatest(cancelled_on, issue_date), 0, amount_minor, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0 from part where state = 'cancelled'
            union all
            select legal_entity, currency, slice, v.* from owed cross join lateral (values
                (day, 0, 0, collected, minor, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                (greatest(day, due_date + 1), 0, 0, 0, 0, minor, 0, 0, 0, 0, 0, 0, 0, 0)) v
            union all
            select legal_entity, currency, slice, v.* from owed cross join lateral (values
                (greatest(day, due_date + 31), 0, 0, 0, 0, 0, minor, 0, 0, 0, 0, 0, 0, 0),
                (greatest(day, due_date + 61), 0, 0, 0, 0, 0, 0, minor, 0, 0, 0, 0, 0, 0),
                (greatest(day, due_date + 91), 0, 0, 0, 0, 0, 0, 0, minor, 0, 0, 0, 0, 0),
                (greatest(day, issue_date + 31), 0, 0, 0, 0, 0, 0, 0, 0, minor, 0, 0, 0, 0),
                (greatest(day, issue_date + 61), 0, 0, 0, 0, 0, 0, 0, 0, 0, minor, 0, 0, 0),
                (greatest(day, issue_date + 91), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, minor, 0, 0)) v
                where ages
            union all
            select legal_entity, currency, slice, v.* from counted cross join lateral (values
                (day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, items, 0),
                (greatest(day, due_date + 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, items)) v)
        select legal_entity, currency, slice, day, sum(issued), sum(cancelled), sum(collected), sum(receivable),
            sum(overdue), sum(past30), sum(past60), sum(past90), sum(older30), sum(older60), sum(older90),
            sum(items), sum(late_items)
        from change group by 1, 2, 3, 4
        having (sum(issued), sum(cancelled), sum(collected), sum(receivable), sum(overdue), sum(past30),
            sum(past60), sum(past90), sum(older30), sum(older60), sum(older90), sum(items), sum(late_items))
            <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        order by legal_entity, currency, slice collate "C", day
        """;

    private static final String PROJECTED = """
        select legal_entity, currency, slice, day, issued_minor, cancelled_minor, collected_minor,
            receivable_minor, overdue_minor, past30_minor, past60_minor, past90_minor, older30_minor,
            older60_minor, older90_minor, receivable_count, overdue_count
        from analytics.kpi_day
        where (issued_minor, cancelled_minor, collected_minor, receivable_minor, overdue_minor, past30_minor,
            past60_minor, past90_minor, older30_minor, older60_minor, older90_minor, receivable_count, overdue_count)
            <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        order by 1, 2, 3, 4
        """;

    /** Items that the projection holds open with another amount than the ledger. */
    private static final String OPEN_OTHERWISE = """
        select coalesce(i.number, p.number) from invoice.invoice i full join analytics.item p on p.invoice = i.id
        where i.id is null or p.invoice is null
            or i.open_minor <> case when p.closed_on < date '9999-12-31' then 0 else p.amount_minor
                + coalesce((select sum(m.minor) from analytics.item_move m where m.invoice = p.invoice), 0) end
        """;

    /** Every allocation as cash application sees it beside how the ledger does. */
    private static final String DISAGREEING = """
        select coalesce(p.id, l.id)::text || ': ' || coalesce(p.standing, 'unknown') || ' '
            || coalesce(p.applied_minor::text, '-') || ' here, ' || coalesce(l.applied_minor::text, 'unanswered')
            || case when l.unapplied_on is null then '' else ' and undone' end || ' in the ledger'
        from payment.allocation p full join invoice.allocation l on l.id = p.id
        where p.id is null or l.id is null or p.applied_minor <> l.applied_minor
            or p.standing <> case when l.unapplied_on is null then 'answered' else 'undone' end
        """;

    /** Where what the ledger has applied to an item is not what is paid of it. */
    private static final String UNBALANCED = """
        select i.number from invoice.invoice i left join (
            select invoice_id, sum(applied_minor) as applied from invoice.allocation where unapplied_on is null
            group by invoice_id) a on a.invoice_id = i.id
        where i.applied_minor <> coalesce(a.applied, 0)
        """;

    private final World world;

    Reconciliation(World world) {
        this.world = world;
    }

    /** Every aggregate's facts are in the topic once, from version 1 without gaps, in order. */
    List<Topic.Event> topicIsWhole() {
        List<Topic.Event> events = Topic.read(world.stack().bootstrapServers(), "openitem.invoice.v1");
        Topic.versions(events)
                .forEach((subject, versions) -> assertThat(versions)
                        .as("versions of %s", subject)
                        .isEqualTo(LongStream.rangeClosed(1, versions.size())
                                .boxed()
                                .toList()));
        return events;
    }

    /** Every item of the ledger was published as issued exactly once, with its amount, and nothing else was. */
    void topicEqualsLedger(List<Topic.Event> events) {
        Map<String, Long> published = events.stream()
                .filter(event -> event.type().equals("InvoiceIssued"))
                .collect(Collectors.toMap(Topic.Event::subject, event -> 1L, Long::sum));
        Map<String, Long> ledger =
                world
                        .sql("select 'inv_' || replace(id::text, '-', '') from invoice.invoice", r -> r.getString(1))
                        .stream()
                        .collect(Collectors.toMap(Function.identity(), id -> 1L));
        assertThat(published).isEqualTo(ledger);
    }

    /** Every proposal was answered once, and both sides say the same of it. */
    void cashEqualsLedger() {
        assertThat(world.sql(DISAGREEING, rows -> rows.getString(1))).isEmpty();
        assertThat(world.sql(UNBALANCED, rows -> rows.getString(1))).isEmpty();
    }

    /** To the minor unit, on every day. */
    void projectionEqualsLedger() {
        assertThat(world.sql(PROJECTED, Reconciliation::row))
                .isNotEmpty()
                .isEqualTo(world.sql(RECOMPUTED, Reconciliation::row));
        assertThat(world.sql(OPEN_OTHERWISE, rows -> rows.getString(1))).isEmpty();
    }

    private static String row(ResultSet rows) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            row.append(rows.getString(column)).append(' ');
        }
        return row.toString();
    }
}
