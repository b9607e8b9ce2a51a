package io.openitem.analytics.store;

import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.Measure;
import io.openitem.analytics.domain.Postings;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of what each day changed. */
@Singleton
public class DailyFigures {

    private static final String ADD = "insert into kpi_day as d (legal_entity, currency, slice, day, "
            + each(DailyFigures::column)
            + ") select * from unnest(cast(:entities as text[]), cast(:currencies as text[]), cast(:slices as text[]),"
            + " cast(:days as date[]), "
            + each(measure -> "cast(:" + column(measure) + " as bigint[])")
            + ") on conflict (legal_entity, slice, currency, day) do update set "
            + each(measure -> column(measure) + " = d." + column(measure) + " + excluded." + column(measure));

    /** What a query selects to read a {@link Change}: the sum of each measure, in their order. */
    public static final String SUMS = each(measure -> "cast(sum(" + column(measure) + ") as bigint)");

    private static String each(Function<Measure, String> text) {
        return Arrays.stream(Measure.values()).map(text).collect(Collectors.joining(", "));
    }

    private static String column(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    /** Reads the {@link #SUMS} of a row, of which the first is in the column {@code first}. */
    public static Change change(Row row, int first) {
        Change change = Change.NONE;
        int column = first;
        for (Measure measure : Measure.values()) {
            change = change.with(measure, row.number(column++));
        }
        return change;
    }

    /** Adds changes to their days, in their order: whoever writes the same days at the same time waits, not deadlocks. */
    public Uni<Void> add(Tx tx, Map<Postings.Key, Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<Postings.Key, Change>> rows = List.copyOf(changes.entrySet());
        Statement statement = tx.sql(ADD)
                .bind("entities", Columns.texts(rows, row -> row.getKey().legalEntity()))
                .bind("currencies", Columns.texts(rows, row -> row.getKey().currency()))
                .bind("slices", Columns.texts(rows, row -> row.getKey().slice().text()))
                .bind("days", Columns.dates(rows, row -> row.getKey().day()));
        for (Measure measure : Measure.values()) {
            statement.bind(
                    column(measure), Columns.numbers(rows, row -> row.getValue().get(measure)));
        }
        return statement.update().replaceWithVoid();
    }
}
