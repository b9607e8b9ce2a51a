package io.openitem.analytics.domain;

import java.math.BigDecimal;

/** A figure, or the reason why there is none: never zero or infinity in its place. */
public sealed interface Figure {

    /** @param value four decimals, rounded half up */
    record Known(BigDecimal value) implements Figure {}

    record Absent(Reason reason) implements Figure {}

    /** Why a figure is absent. */
    enum Reason {
        /** Nothing was sold in the time looked at, or more was undone than sold. */
        NO_SALES,
        /** What is known does not reach back far enough: the sum would be too small. */
        SHORT_HISTORY,
        /** Nothing was due to be collected. */
        NOTHING_TO_COLLECT,
        /** No item was settled in the time looked at. */
        NOTHING_SETTLED,
        NOTHING_OVERDUE,
        NOTHING_OWED
    }
}
