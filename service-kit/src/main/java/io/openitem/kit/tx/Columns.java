package io.openitem.kit.tx;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows turned into arrays of columns, as {@code unnest} takes them. */
public final class Columns {

    private Columns() {}

    /** Each value by its {@code toString}; absent ones stay absent. */
    public static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        Arrays.setAll(texts, i -> {
            Object value = column.apply(rows.get(i));
            return value == null ? null : value.toString();
        });
        return texts;
    }

    public static <T> UUID[] uuids(List<T> rows, Function<T, UUID> column) {
        UUID[] uuids = new UUID[rows.size()];
        Arrays.setAll(uuids, i -> column.apply(rows.get(i)));
        return uuids;
    }

    public static <T> @Nullable LocalDate[] dates(List<T> rows, Function<T, @Nullable LocalDate> column) {
        @Nullable LocalDate[] dates = new @Nullable LocalDate[rows.size()];
        Arrays.setAll(dates, i -> column.apply(rows.get(i)));
        return dates;
    }

    public static <T> Long[] numbers(List<T> rows, ToLongFunction<T> column) {
        Long[] numbers = new Long[rows.size()];
        Arrays.setAll(numbers, i -> column.applyAsLong(rows.get(i)));
        return numbers;
    }

    public static <T> @Nullable UUID[] uuidsOrNone(List<T> rows, Function<T, @Nullable UUID> column) {
        @Nullable UUID[] uuids = new @Nullable UUID[rows.size()];
        Arrays.setAll(uuids, i -> column.apply(rows.get(i)));
        return uuids;
    }

    public static <T> Boolean[] flags(List<T> rows, Function<T, Boolean> column) {
        Boolean[] flags = new Boolean[rows.size()];
        Arrays.setAll(flags, i -> column.apply(rows.get(i)));
        return flags;
    }
}
