package io.openitem.analytics.store;

import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.Days;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The table of what each day changed. */
@Singleton
public class DailyFigures {

    private static final String ADD = """
            insert into kpi_day as d (legal_entity, currency, day, issued_minor, issued_count, cancelled_minor,
                cancelled_count, receivable_minor, receivable_count, overdue_minor, overdue_count)
            select * from unnest(cast(:entities as text[]), cast(:currencies as text[]), cast(:days as date[]),
                cast(:issued as bigint[]), cast(:issuedCounts as bigint[]),
                cast(:cancelled as bigint[]), cast(:cancelledCounts as bigint[]),
                cast(:receivable as bigint[]), cast(:receivableCounts as bigint[]),
                cast(:overdue as bigint[]), cast(:overdueCounts as bigint[]))
            on conflict (legal_entity, currency, day) do update set
                issued_minor = d.issued_minor + excluded.issued_minor,
                issued_count = d.issued_count + excluded.issued_count,
                cancelled_minor = d.cancelled_minor + excluded.cancelled_minor,
                cancelled_count = d.cancelled_count + excluded.cancelled_count,
                receivable_minor = d.receivable_minor + excluded.receivable_minor,
                receivable_count = d.receivable_count + excluded.receivable_count,
                overdue_minor = d.overdue_minor + excluded.overdue_minor,
                overdue_count = d.overdue_count + excluded.overdue_count
            """;

    /** Adds changes to their days, in their order: whoever writes the same days at the same time waits, not deadlocks. */
    public Uni<Void> add(Tx tx, Map<Days.Key, Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Days.Key> keys = changes.keySet();
        Collection<Change> values = changes.values();
        return tx.sql(ADD)
                .bind(
                        "entities",
                        keys.stream().map(key -> key.legalEntity().value()).toArray(String[]::new))
                .bind(
                        "currencies",
                        keys.stream()
                                .map(key -> key.currency().getCurrencyCode())
                                .toArray(String[]::new))
                .bind("days", keys.stream().map(Days.Key::day).toArray(LocalDate[]::new))
                .bind("issued", column(values, Change::issuedMinor))
                .bind("issuedCounts", column(values, Change::issuedCount))
                .bind("cancelled", column(values, Change::cancelledMinor))
                .bind("cancelledCounts", column(values, Change::cancelledCount))
                .bind("receivable", column(values, Change::receivableMinor))
                .bind("receivableCounts", column(values, Change::receivableCount))
                .bind("overdue", column(values, Change::overdueMinor))
                .bind("overdueCounts", column(values, Change::overdueCount))
                .update()
                .replaceWithVoid();
    }

    private static Long[] column(Collection<Change> changes, ToLongFunction<Change> value) {
        return changes.stream().map(value::applyAsLong).toArray(Long[]::new);
    }
}
