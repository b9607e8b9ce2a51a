package io.openitem.kit.tx;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A native statement being prepared: bind its parameters, then run it as an update or as a query. */
public final class Statement {

    private final Mutiny.StatelessSession session;
    private final String sql;
    private final Map<String, Object> bindings = new LinkedHashMap<>();

    Statement(Mutiny.StatelessSession session, String sql) {
        this.session = session;
        this.sql = sql;
    }

    /**
     * Binds a value; an array binds as a PostgreSQL array and may hold nulls. Arrays of instants go as text, because
     * the driver cannot encode what the mapping makes of them: write {@code cast(cast(:at as text[]) as timestamptz[])}.
     */
    public Statement bind(String name, Object value) {
        bindings.put(name, value instanceof Instant[] instants ? texts(instants) : value);
        return this;
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
        Mutiny.MutationQuery query = session.createNativeQuery(sql);
        bindings.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /** Runs a query and maps each row, in the result's order. The statement itself must bound how many there are. */
    public <T> Uni<List<T>> list(Function<Row, T> mapping) {
        Mutiny.SelectionQuery<Object> query = session.createNativeQuery(sql, Object.class);
        bindings.forEach(query::setParameter);
        return query.getResultList().map(rows -> {
            List<T> mapped = new ArrayList<>(rows.size());
            for (Object row : rows) {
                mapped.add(mapping.apply(Row.of(row)));
            }
            return mapped;
        });
    }

    /** Runs a query that gives one row or none; none is a {@code null} item. */
    public <T> Uni<@Nullable T> first(Function<Row, T> mapping) {
        return list(mapping).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }
}
