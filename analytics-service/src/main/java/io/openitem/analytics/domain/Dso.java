package io.openitem.analytics.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days sales outstanding: for how many days of sales the receivables stand. Absent rather than 0 or infinite. */
public sealed interface Dso {

    /** Months of sales that the simple variant looks at. */
    int MONTHS = 3;

    /** Digits behind the point of every ratio. */
    int DIGITS = 4;

    /** @param days four decimals, rounded half up */
    record Known(BigDecimal days) implements Dso {}

    record Unknown(Reason reason) implements Dso {}

    /** Why a figure is absent. */
    enum Reason {
        /** Nothing was sold in the window, or more was undone than sold. */
        NO_SALES,
        /** The first sale known lies after the window's first day: its sum would be too small. */
        SHORT_HISTORY
    }

    /**
     * Closing receivables / sales of the window x days of the window.
     *
     * @param receivablesMinor what is owed at the end of the window, in minor units
     * @param salesMinor sales of the window less what was undone in it, in minor units
     * @param firstSale the first day with a sale; {@code null} where there is none
     */
    static Dso simple(long receivablesMinor, long salesMinor, Window window, @Nullable LocalDate firstSale) {
        if (salesMinor <= 0) {
            return new Unknown(Reason.NO_SALES);
        }
        if (firstSale == null || firstSale.isAfter(window.from())) {
            return new Unknown(Reason.SHORT_HISTORY);
        }
        return new Known(BigDecimal.valueOf(receivablesMinor)
                .multiply(BigDecimal.valueOf(window.days()))
                .divide(BigDecimal.valueOf(salesMinor), DIGITS, RoundingMode.HALF_UP));
    }
}
