package io.openitem.kit.tx;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a native query's result; columns count from 0. */
public final class Row {

    private final @Nullable Object[] columns;

    Row(@Nullable Object[] columns) {
        this.columns = columns;
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
        return ((OffsetDateTime) present(column)).toInstant();
    }

    public byte[] bytes(int column) {
        return ((Buffer) present(column)).getBytes();
    }

    private Object present(int column) {
        return Objects.requireNonNull(columns[column], () -> "Column " + column + " is null");
    }
}
