package io.openitem.kit.tx;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * A native statement being prepared: bind its parameters, then run it as an update or as a query. It goes to the
 * session's connection as it stands: what Hibernate would do to a native query costs as much as all the rest of a write.
 */
public final class Statement {

    private final ReactiveConnection connection;
    private final NamedSql sql;
    private final @Nullable Object[] values;

    Statement(ReactiveConnection connection, String sql) {
        this.connection = connection;
        this.sql = NamedSql.of(sql);
        this.values = new @Nullable Object[this.sql.positions().size()];
    }

    /**
     * Binds a value; an array binds as a PostgreSQL array and may hold nulls. Arrays of instants go as text: write
     * {@code cast(cast(:at as text[]) as timestamptz[])}.
     *
     * @throws IllegalArgumentException when the statement has no such parameter
     */
    public Statement bind(String name, Object value) {
        Integer position = sql.positions().get(name);
        if (position == null) {
            throw new IllegalArgumentException("There is no parameter :" + name + " in " + sql.text());
        }
        values[position] = forDriver(value);
        return this;
    }

    private static Object forDriver(Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Instant[] instants -> texts(instants);
            case byte[] bytes -> Buffer.buffer(bytes);
            default -> value;
        };
    }

    private static @Nullable String[] texts(@Nullable Instant[] instants) {
        @Nullable String[] texts = new @Nullable String[instants.length];
        for (int i = 0; i < texts.length; i++) {
            Instant instant = instants[i];
            texts[i] = instant == null ? null : instant.toString();
        }
        return texts;
    }

    /** Runs an insert, update or delete and gives the number of rows it touched. */
    public Uni<Integer> update() {
        return Uni.createFrom().completionStage(() -> connection.update(sql.text(), bound()));
    }

    /** Runs a query and maps each row, in the result's order. The statement itself must bound how many there are. */
    public <T> Uni<List<T>> list(Function<Row, T> mapping) {
        return Uni.createFrom()
                .completionStage(() -> connection.select(sql.text(), bound()))
                .map(result -> {
                    List<T> mapped = new ArrayList<>(result.size());
                    result.forEachRemaining(row -> mapped.add(mapping.apply(new Row(row))));
                    return mapped;
                });
    }

    /** Runs a query that gives one row or none; none is a {@code null} item. */
    public <T> Uni<@Nullable T> first(Function<Row, T> mapping) {
        return list(mapping).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    private @Nullable Object[] bound() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw new IllegalStateException("Parameter $" + (i + 1) + " is not bound in " + sql.text());
            }
        }
        return values.clone();
    }
}
