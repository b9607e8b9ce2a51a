package io.openitem.analytics.domain;

import static io.openitem.analytics.domain.Figure.Reason.NOTHING_OVERDUE;
import static io.openitem.analytics.domain.Figure.Reason.NOTHING_OWED;
import static io.openitem.analytics.domain.Figure.Reason.NOTHING_SETTLED;
import static io.openitem.analytics.domain.Figure.Reason.NOTHING_TO_COLLECT;
import static io.openitem.analytics.domain.Figure.Reason.NO_SALES;
import static io.openitem.analytics.domain.Figure.Reason.SHORT_HISTORY;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The figures of the trade, each a pure function of sums. Amounts are in minor units of one currency and gross of tax;
 * sales are invoices less what was withdrawn. Ratios are exact until they are rounded once, to four decimals, half up.
 */
public final class Formulae {

    /** Digits behind the point of every figure. */
    static final int DIGITS = 4;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Formulae() {}

    /**
     * Days sales outstanding: receivables / sales x days. With what is not overdue for the receivables it is the best
     * possible one, with what is overdue the average days delinquent: their difference, of one window by construction.
     *
     * @param covered whether what is known reaches back to the window's beginning
     */
    public static Figure dso(long receivables, long sales, long days, boolean covered) {
        if (sales <= 0) {
            return absent(NO_SALES);
        }
        if (!covered) {
            return absent(SHORT_HISTORY);
        }
        return ratio(decimal(receivables).multiply(decimal(days)), decimal(sales));
    }

    /**
     * One month's sales.
     *
     * @param sales in minor units
     * @param days how many days the month has
     */
    public record MonthSales(long sales, long days) {}

    /**
     * How many days of sales, the newest first, make up the receivables: whole months, and of the last the part that is
     * left. A month without sales ends the counting without a figure, for any number of days would do then; so does it
     * where nothing was ever sold.
     *
     * @param newestFirst as far back as is known, to the first month with a sale
     */
    public static Figure countback(long receivables, List<MonthSales> newestFirst) {
        long rest = receivables;
        long days = 0;
        if (newestFirst.isEmpty()) {
            return absent(NO_SALES);
        }
        if (rest <= 0) {
            return known(BigDecimal.ZERO);
        }
        for (MonthSales month : newestFirst) {
            if (month.sales() <= 0) {
                return absent(NO_SALES);
            }
            if (rest <= month.sales()) {
                BigDecimal whole = decimal(days).multiply(decimal(month.sales()));
                return ratio(decimal(rest).multiply(decimal(month.days())).add(whole), decimal(month.sales()));
            }
            rest -= month.sales();
            days += month.days();
        }
        return absent(SHORT_HISTORY);
    }

    /**
     * Collection effectiveness: what was collected of what could have been, in percent. With one month for {@code months}
     * it is that of the period as a whole; with their number, sales count by the average month. Never by days.
     *
     * @param opening receivables at the beginning
     * @param sales of the whole period
     * @param months by how many the sales are divided
     * @param closing receivables at the end
     * @param closingCurrent of them, what is not overdue
     */
    public static Figure cei(long opening, long sales, int months, long closing, long closingCurrent) {
        BigDecimal number = decimal(months);
        BigDecimal open = decimal(opening).multiply(number).add(decimal(sales));
        BigDecimal collectable = open.subtract(decimal(closingCurrent).multiply(number));
        if (collectable.signum() <= 0) {
            return absent(NOTHING_TO_COLLECT);
        }
        return percent(open.subtract(decimal(closing).multiply(number)), collectable);
    }

    /** An average over settled items: a sum of days, or of amounts times days, by their number or amounts. */
    public static Figure ofSettled(long sum, long by) {
        return by <= 0 ? absent(NOTHING_SETTLED) : ratio(decimal(sum), decimal(by));
    }

    /** Settled late by settled, in percent. */
    public static Figure shareLate(long late, long settled) {
        return settled <= 0 ? absent(NOTHING_SETTLED) : percent(decimal(late), decimal(settled));
    }

    /**
     * By how many days the overdue is late on a day, by amount.
     *
     * @param dueDays overdue amounts times the day numbers of their due dates
     */
    public static Figure openDaysLate(long overdue, long dueDays, long dayNumber) {
        return overdue <= 0
                ? absent(NOTHING_OVERDUE)
                : ratio(openAmountDays(overdue, dueDays, dayNumber), decimal(overdue));
    }

    /**
     * The delay of settled items and, so far, of overdue ones, by amount: a customer who pays nothing does not look good.
     *
     * @param settledAmountDays amounts of settled items times their days, early negative
     */
    public static Figure delayWithOpen(
            long settledAmountDays, long settled, long overdue, long dueDays, long dayNumber) {
        BigDecimal amount = decimal(settled).add(decimal(overdue));
        return amount.signum() <= 0
                ? absent(NOTHING_SETTLED)
                : ratio(decimal(settledAmountDays).add(openAmountDays(overdue, dueDays, dayNumber)), amount);
    }

    /** A part of what is owed, in percent. */
    public static Figure shareOfOwed(long part, long owed) {
        return owed <= 0 ? absent(NOTHING_OWED) : percent(decimal(part), decimal(owed));
    }

    private static BigDecimal openAmountDays(long overdue, long dueDays, long dayNumber) {
        return decimal(overdue).multiply(decimal(dayNumber)).subtract(decimal(dueDays));
    }

    private static Figure percent(BigDecimal part, BigDecimal whole) {
        return ratio(part.multiply(HUNDRED), whole);
    }

    private static Figure ratio(BigDecimal numerator, BigDecimal denominator) {
        return known(numerator.divide(denominator, DIGITS, RoundingMode.HALF_UP));
    }

    private static Figure known(BigDecimal value) {
        return new Figure.Known(value.setScale(DIGITS, RoundingMode.UNNECESSARY));
    }

    private static Figure absent(Figure.Reason reason) {
        return new Figure.Absent(reason);
    }

    private static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value);
    }
}
