package io.openitem.analytics.app;

import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.Dso;
import io.openitem.analytics.domain.Series;
import io.openitem.analytics.domain.Window;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads figures. A figure as of a day is the sum of the days up to it: some hundred rows a year, along the key. */
@Singleton
public class KpiQueries {

    private static final String AS_OF = """
            select cast(currency as text), cast(sum(receivable_minor) as bigint), cast(sum(receivable_count) as bigint),
                cast(sum(overdue_minor) as bigint), cast(sum(overdue_count) as bigint),
                cast(coalesce(sum(issued_minor - cancelled_minor) filter (where day >= :month), 0) as bigint),
                cast(coalesce(sum(issued_minor - cancelled_minor) filter (where day >= :year), 0) as bigint),
                cast(coalesce(sum(issued_minor - cancelled_minor) filter (where day >= :quarter), 0) as bigint),
                min(day) filter (where issued_count > 0)
            from kpi_day where legal_entity = :entity and day <= :asOf
            group by currency order by currency
            """;

    private static final String CHANGE = """
            cast(sum(issued_minor) as bigint), cast(sum(issued_count) as bigint), cast(sum(cancelled_minor) as bigint),
            cast(sum(cancelled_count) as bigint), cast(sum(receivable_minor) as bigint),
            cast(sum(receivable_count) as bigint), cast(sum(overdue_minor) as bigint),
            cast(sum(overdue_count) as bigint)
            """;

    private static final int YEAR = 12;

    /**
     * The figures of one currency.
     *
     * @param salesOfMonth of the month of the day, up to the day
     * @param salesOfTwelveMonths of the twelve months up to the day
     * @param dsoWindow the sales that {@code dsoSimple} looks at
     */
    public record Figures(
            Money receivables,
            long openItems,
            Money overdue,
            long overdueItems,
            Money salesOfMonth,
            Money salesOfTwelveMonths,
            Window dsoWindow,
            Dso dsoSimple) {}

    /** One currency's days. */
    public record Daily(Currency currency, List<Series.Day> days) {}

    /** The figures of a legal entity at the end of a day, one entry for each currency that has any. */
    public Uni<List<Figures>> asOf(Tx tx, LegalEntityId entity, LocalDate asOf) {
        Window quarter = Window.lastMonths(asOf, Dso.MONTHS);
        return tx.sql(AS_OF)
                .bind("entity", entity.value())
                .bind("asOf", asOf)
                .bind("month", Window.monthToDate(asOf).from())
                .bind("year", Window.lastMonths(asOf, YEAR).from())
                .bind("quarter", quarter.from())
                .list(row -> figures(row, quarter));
    }

    private static Figures figures(Row row, Window quarter) {
        String currency = row.text(0);
        LocalDate firstSale = row.isNull(8) ? null : row.date(8);
        return new Figures(
                Money.ofMinor(row.number(1), currency),
                row.number(2),
                Money.ofMinor(row.number(3), currency),
                row.number(4),
                Money.ofMinor(row.number(5), currency),
                Money.ofMinor(row.number(6), currency),
                quarter,
                Dso.simple(row.number(1), row.number(7), quarter, firstSale));
    }

    /** The days of a window, one entry for each currency that has any figure up to its end. */
    public Uni<List<Daily>> daily(Tx tx, LegalEntityId entity, Window window) {
        return openings(tx, entity, window.from())
                .chain(openings -> changes(tx, entity, window).map(changes -> {
                    openings.keySet().forEach(currency -> changes.putIfAbsent(currency, Map.of()));
                    return changes.entrySet().stream()
                            .map(entry -> new Daily(
                                    Currency.getInstance(entry.getKey()),
                                    Series.over(
                                            window,
                                            openings.getOrDefault(entry.getKey(), Change.NONE),
                                            entry.getValue())))
                            .toList();
                }));
    }

    private static Uni<Map<String, Change>> openings(Tx tx, LegalEntityId entity, LocalDate from) {
        return tx.sql("select cast(currency as text), " + CHANGE
                        + " from kpi_day where legal_entity = :entity and day < :from group by currency")
                .bind("entity", entity.value())
                .bind("from", from)
                .list(row -> Map.entry(row.text(0), change(row, 1)))
                .map(entries -> {
                    Map<String, Change> openings = new HashMap<>();
                    entries.forEach(entry -> openings.put(entry.getKey(), entry.getValue()));
                    return openings;
                });
    }

    private record DayChange(String currency, LocalDate day, Change change) {}

    private static Uni<SortedMap<String, Map<LocalDate, Change>>> changes(Tx tx, LegalEntityId entity, Window window) {
        return tx.sql("select cast(currency as text), day, " + CHANGE
                        + " from kpi_day where legal_entity = :entity and day between :from and :to"
                        + " group by currency, day")
                .bind("entity", entity.value())
                .bind("from", window.from())
                .bind("to", window.to())
                .list(row -> new DayChange(row.text(0), row.date(1), change(row, 2)))
                .map(rows -> {
                    SortedMap<String, Map<LocalDate, Change>> changes = new TreeMap<>();
                    rows.forEach(row -> changes.computeIfAbsent(row.currency(), currency -> new HashMap<>())
                            .put(row.day(), row.change()));
                    return changes;
                });
    }

    private static Change change(Row row, int first) {
        return new Change(
                row.number(first),
                row.number(first + 1),
                row.number(first + 2),
                row.number(first + 3),
                row.number(first + 4),
                row.number(first + 5),
                row.number(first + 6),
                row.number(first + 7));
    }

    /** The legal entity's business date at the transaction's instant; {@code null} while its time zone is not known. */
    public Uni<@Nullable LocalDate> today(Tx tx, LegalEntityId entity) {
        return tx.sql("select time_zone from legal_entity where legal_entity = :entity")
                .bind("entity", entity.value())
                .first(row -> LocalDate.ofInstant(tx.now(), ZoneId.of(row.text(0))));
    }
}
