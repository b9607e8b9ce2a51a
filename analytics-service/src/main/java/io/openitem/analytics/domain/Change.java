package io.openitem.analytics.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a day, or one fact, or a stretch of days changes: one number for each {@link Measure}. Changes add up in any
 * order, which is why the projection does not care how facts interleave.
 */
public final class Change {

    public static final Change NONE = new Change(new EnumMap<>(Measure.class));

    /** Without zeros, of which most changes would be full. */
    private final Map<Measure, Long> values;

    private Change(Map<Measure, Long> values) {
        this.values = values;
    }

    public static Change of(Measure measure, long value) {
        return NONE.with(measure, value);
    }

    /** A change with each measure's number. */
    public static Change of(ToLongFunction<Measure> value) {
        Map<Measure, Long> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            put(values, measure, value.applyAsLong(measure));
        }
        return new Change(values);
    }

    /** The same with {@code value} for {@code measure}. */
    public Change with(Measure measure, long value) {
        Map<Measure, Long> changed = new EnumMap<>(values);
        put(changed, measure, value);
        return new Change(changed);
    }

    private static void put(Map<Measure, Long> values, Measure measure, long value) {
        if (value == 0) {
            values.remove(measure);
        } else {
            values.put(measure, value);
        }
    }

    public long get(Measure measure) {
        return values.getOrDefault(measure, 0L);
    }

    /** Sales: what was issued less what was withdrawn, in minor units. */
    public long salesMinor() {
        return get(Measure.ISSUED_MINOR) - get(Measure.CANCELLED_MINOR);
    }

    /** Owed and not overdue, in minor units. */
    public long currentMinor() {
        return get(Measure.RECEIVABLE_MINOR) - get(Measure.OVERDUE_MINOR);
    }

    /** @throws ArithmeticException when a sum does not fit into 63 bits */
    public Change plus(Change other) {
        Map<Measure, Long> sum = new EnumMap<>(values);
        other.values.forEach((measure, value) -> put(sum, measure, Math.addExact(get(measure), value)));
        return new Change(sum);
    }

    /** The same the other way round. */
    public Change negated() {
        return of(measure -> Math.negateExact(get(measure)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Change change && values.equals(change.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The measures that are not zero. */
    @Override
    public String toString() {
        return values.toString();
    }
}
