package io.openitem.kit.tx;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a native query's result; columns count from 0. */
public final class Row {

    private final @Nullable Object[] columns;

    private Row(@Nullable Object[] columns) {
        this.columns = columns;
    }

    static Row of(@Nullable Object row) {
        return row instanceof @Nullable Object[] columns ? new Row(columns) : new Row(new @Nullable Object[] {row});
    }

    public boolean isNull(int column) {
        return columns[column] == null;
    }

    public String text(int column) {
        return present(column).toString();
    }

    public @Nullable String textOrNull(int column) {
        Object value = columns[column];
        return value == null ? null : value.toString();
    }

    public long number(int column) {
        return ((Number) present(column)).longValue();
    }

    public int integer(int column) {
        return Math.toIntExact(number(column));
    }

    public boolean flag(int column) {
        return (Boolean) present(column);
    }

    public UUID uuid(int column) {
        return (UUID) present(column);
    }

    public LocalDate date(int column) {
        return (LocalDate) present(column);
    }

    public Instant instant(int column) {
        Object value = present(column);
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    public byte[] bytes(int column) {
        return (byte[]) present(column);
    }

    private Object present(int column) {
        return Objects.requireNonNull(columns[column], () -> "Column " + column + " is null");
    }
}
