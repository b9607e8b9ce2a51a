package io.openitem.analytics.app;

import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.History;
import io.openitem.analytics.domain.Series;
import io.openitem.analytics.domain.Slice;
import io.openitem.analytics.domain.Window;
import io.openitem.analytics.store.DailyFigures;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads figures. A figure as of a day is the sum of the days up to it: some hundred rows a year, along the key. The
 * list of customers is the exception: which of them comes first follows from the days of all.
 */
@Singleton
public class KpiQueries {

    /** The list of customers and the columns that order it. */
    public static final String CUSTOMERS = "kpi-customers";

    public static final int CUSTOMERS_KEYS = 2;

    private static final String OF_SLICES = " from kpi_day where legal_entity = :entity"
            + " and slice = any(cast(:slices as text[]))"
            + " and (cast(:currency as text) = '' or currency = cast(:currency as text)) and day <= :to ";

    private static final String HISTORY = "select cast(currency as text), slice,"
            + " width_bucket(day, cast(:starts as date[])), min(day) filter (where issued_count > 0), "
            + DailyFigures.SUMS
            + OF_SLICES
            + "group by 1, 2, 3";

    private static final String SUM =
            "select cast(currency as text), slice, " + DailyFigures.SUMS + OF_SLICES + "and day >= :from group by 1, 2";

    private static final String DAYS =
            "select cast(currency as text), day, " + DailyFigures.SUMS + OF_SLICES + "and day >= :from group by 1, 2";

    private static final String PAGE_OF_CUSTOMERS = """
        select slice, cast(sum(receivable_minor) as bigint) as owed
        from kpi_day k where legal_entity = :entity and slice >= 'customer:' and slice < 'customer;'
            and currency = cast(:currency as text) and day <= :asOf
            and (cast(:country as text) = '' or exists (select from customer c
                where c.id = cast(substr(k.slice, 10) as uuid) and c.country = cast(:country as text)))
        group by slice
        having sum(receivable_minor) < cast(:owed as bigint)
            or (sum(receivable_minor) = cast(:owed as bigint) and slice > cast(:slice as text))
        order by owed desc, slice limit :rows
        """;

    /**
     * What is asked for.
     *
     * @param currency {@code null} for all
     */
    public record Wanted(
            LegalEntityId legalEntity,
            Slice slice,
            @Nullable String currency) {}

    /** The months of one currency and slice. */
    public record Told(Currency currency, Slice slice, History history) {}

    /** One currency's days. */
    public record Daily(Currency currency, List<Series.Day> days) {}

    /**
     * One customer's place in the list.
     *
     * @param owedMinor in minor units
     */
    public record Placed(CustomerId customer, long owedMinor) {}

    private record Part(String currency, String slice) {}

    private record Month(Part part, int number, @Nullable LocalDate firstSale, Change change) {}

    /** Months of a legal entity or a part of it, one entry for each currency that has any figure up to their end. */
    public Uni<List<Told>> histories(Tx tx, Wanted wanted, List<Window> months) {
        return histories(tx, wanted, List.of(wanted.slice()), months);
    }

    /** Months of several slices. */
    public Uni<List<Told>> histories(Tx tx, Wanted wanted, Collection<Slice> slices, List<Window> months) {
        return ofSlices(tx, HISTORY, wanted, slices, months.getLast().to())
                .bind("starts", months.stream().map(Window::from).toArray(LocalDate[]::new))
                .list(row -> new Month(
                        new Part(row.text(0), row.text(1)),
                        row.integer(2),
                        row.isNull(3) ? null : row.date(3),
                        DailyFigures.change(row, 4)))
                .map(rows -> told(rows, months));
    }

    private static List<Told> told(List<Month> rows, List<Window> months) {
        SortedMap<String, List<Month>> byPart = new TreeMap<>();
        for (Month row : rows) {
            byPart.computeIfAbsent(row.part().currency() + row.part().slice(), part -> new ArrayList<>())
                    .add(row);
        }
        return byPart.values().stream().map(part -> ofPart(months, part)).toList();
    }

    private static Told ofPart(List<Window> months, List<Month> rows) {
        Change before = Change.NONE;
        List<Change> changes = new ArrayList<>();
        months.forEach(month -> changes.add(Change.NONE));
        LocalDate firstSale = null;
        for (Month row : rows) {
            if (row.number() == 0) {
                before = row.change();
            } else {
                changes.set(row.number() - 1, row.change());
            }
            LocalDate sale = row.firstSale();
            if (sale != null && (firstSale == null || sale.isBefore(firstSale))) {
                firstSale = sale;
            }
        }
        Part part = rows.getFirst().part();
        return new Told(
                Currency.getInstance(part.currency()),
                new Slice(part.slice()),
                new History(months, before, changes, firstSale));
    }

    /** What a window changed, by currency; a currency without a change has no entry. */
    public Uni<Map<String, Change>> change(Tx tx, Wanted wanted, Window window) {
        return ofSlices(tx, SUM, wanted, List.of(wanted.slice()), window.to())
                .bind("from", window.from())
                .list(row -> Map.entry(row.text(0), DailyFigures.change(row, 2)))
                .map(KpiQueries::byKey);
    }

    /** What a window changed in one currency, by slice; a slice without a change has no entry. */
    public Uni<Map<String, Change>> changes(Tx tx, Wanted wanted, Collection<Slice> slices, Window window) {
        return ofSlices(tx, SUM, wanted, slices, window.to())
                .bind("from", window.from())
                .list(row -> Map.entry(row.text(1), DailyFigures.change(row, 2)))
                .map(KpiQueries::byKey);
    }

    /** The days of a window, one entry for each currency that has any figure up to its end. */
    public Uni<List<Daily>> daily(Tx tx, Wanted wanted, Window window) {
        Window before = new Window(LocalDate.of(1, 1, 1), window.from().minusDays(1));
        return change(tx, wanted, before)
                .chain(openings -> days(tx, wanted, window).map(days -> {
                    openings.keySet().forEach(currency -> days.putIfAbsent(currency, Map.of()));
                    return days.entrySet().stream()
                            .map(entry -> new Daily(
                                    Currency.getInstance(entry.getKey()),
                                    Series.over(
                                            window,
                                            openings.getOrDefault(entry.getKey(), Change.NONE),
                                            entry.getValue())))
                            .toList();
                }));
    }

    private record DayChange(String currency, LocalDate day, Change change) {}

    private static Uni<SortedMap<String, Map<LocalDate, Change>>> days(Tx tx, Wanted wanted, Window window) {
        return ofSlices(tx, DAYS, wanted, List.of(wanted.slice()), window.to())
                .bind("from", window.from())
                .list(row -> new DayChange(row.text(0), row.date(1), DailyFigures.change(row, 2)))
                .map(rows -> {
                    SortedMap<String, Map<LocalDate, Change>> days = new TreeMap<>();
                    rows.forEach(row -> days.computeIfAbsent(row.currency(), currency -> new HashMap<>())
                            .put(row.day(), row.change()));
                    return days;
                });
    }

    /**
     * Customers by what they owe on a day, the most first.
     *
     * @param country only those established there now; {@code null} for all
     */
    public Uni<Page<Placed>> customers(
            Tx tx, Wanted wanted, LocalDate asOf, @Nullable String country, PageRequest request) {
        Cursor after = request.after();
        return tx.sql(PAGE_OF_CUSTOMERS)
                .bind("entity", wanted.legalEntity().value())
                .bind("currency", text(wanted.currency()))
                .bind("asOf", asOf)
                .bind("country", text(country))
                .bind("owed", after == null ? Long.MAX_VALUE : after.number(0))
                .bind("slice", after == null ? "" : Slice.CUSTOMER + after.uuid(1))
                .bind("rows", request.rows())
                .list(KpiQueries::placed)
                .map(rows -> Page.of(
                        rows,
                        request,
                        row -> Cursor.at(
                                CUSTOMERS, row.owedMinor(), row.customer().value())));
    }

    private static Placed placed(Row row) {
        String id = row.text(0).substring(Slice.CUSTOMER.length());
        return new Placed(new CustomerId(UUID.fromString(id)), row.number(1));
    }

    /** The legal entity's business date at the transaction's instant; {@code null} while its time zone is not known. */
    public Uni<@Nullable LocalDate> today(Tx tx, LegalEntityId entity) {
        return tx.sql("select time_zone from legal_entity where legal_entity = :entity")
                .bind("entity", entity.value())
                .first(row -> LocalDate.ofInstant(tx.now(), ZoneId.of(row.text(0))));
    }

    private static Statement ofSlices(Tx tx, String sql, Wanted wanted, Collection<Slice> slices, LocalDate to) {
        return tx.sql(sql)
                .bind("entity", wanted.legalEntity().value())
                .bind("slices", slices.stream().map(Slice::text).toArray(String[]::new))
                .bind("currency", text(wanted.currency()))
                .bind("to", to);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, Change> byKey(List<Map.Entry<String, Change>> entries) {
        Map<String, Change> byKey = new HashMap<>();
        entries.forEach(entry -> byKey.put(entry.getKey(), entry.getValue()));
        return byKey;
    }
}
