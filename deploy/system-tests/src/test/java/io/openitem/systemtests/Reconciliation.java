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
     * The projection's table made anew from the ledger's tables alone. An item is owed from its issue date, or from the
     * day it was booked where the document is dated ahead; what is paid, from the day the money counts until it is taken
     * back. A late item is late from its first late day on, as far as it is owed.
     */
    private static final String RECOMPUTED = """
            with change as (
                select legal_entity, currency, issue_date as day, amount_minor as issued, 0 as cancelled,
                    0 as receivable, 0 as overdue from invoice.invoice
                union all
                select legal_entity, currency, least(issue_date, booked_on), 0, 0, amount_minor, 0 from invoice.invoice
                union all
                select legal_entity, currency, overdue_since, 0, 0, 0, amount_minor from invoice.invoice
                    where overdue_since is not null
                union all
                select legal_entity, currency, cancelled_on, 0, amount_minor, -amount_minor,
                    case when overdue_since is not null then -amount_minor else 0 end
                    from invoice.invoice where state = 'cancelled'
                union all
                select legal_entity, currency, paid_on, 0, 0, -applied_minor, 0 from invoice.allocation
                    where applied_minor > 0
                union all
                select legal_entity, currency, unapplied_on, 0, 0, applied_minor, 0 from invoice.allocation
                    where unapplied_on is not null
                union all
                select a.legal_entity, a.currency, greatest(a.paid_on, i.overdue_since), 0, 0, 0, -a.applied_minor
                    from invoice.allocation a join invoice.invoice i on i.id = a.invoice_id
                    where a.applied_minor > 0 and i.overdue_since is not null
                union all
                select a.legal_entity, a.currency, greatest(a.unapplied_on, i.overdue_since), 0, 0, 0, a.applied_minor
                    from invoice.allocation a join invoice.invoice i on i.id = a.invoice_id
                    where a.unapplied_on is not null and i.overdue_since is not null)
            select legal_entity, currency, day, sum(issued), sum(cancelled), sum(receivable), sum(overdue)
            from change group by 1, 2, 3
            having sum(issued) <> 0 or sum(cancelled) <> 0 or sum(receivable) <> 0 or sum(overdue) <> 0
            order by 1, 2, 3
            """;

    private static final String PROJECTED = """
            select legal_entity, currency, day, issued_minor, cancelled_minor, receivable_minor, overdue_minor
            from analytics.kpi_day
            where issued_minor <> 0 or cancelled_minor <> 0 or receivable_minor <> 0 or overdue_minor <> 0
            order by 1, 2, 3
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
    }

    private static String row(ResultSet rows) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            row.append(rows.getString(column)).append(' ');
        }
        return row.toString();
    }
}
