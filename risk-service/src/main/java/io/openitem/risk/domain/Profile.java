package io.openitem.risk.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of how a customer pays in one currency. Windows are calendar months: the last twelve are the current
 * one and the eleven before it.
 *
 * @param openMinor what is owed, in minor units
 * @param firstIssuedOn date of the first invoice; absent where there was none
 * @param oldestDue due date of the oldest open item that is large enough to matter; absent where there is none
 * @param months at least those of the last twelve months that have anything
 */
public record Profile(
        Currency currency,
        long openMinor,
        @Nullable LocalDate firstIssuedOn,
        @Nullable LocalDate oldestDue,
        Map<YearMonth, Month> months) {

    static final int WINDOW_MONTHS = 12;
    static final int RECENT_MONTHS = 3;
    private static final long PER_CENT = 100;

    public Profile {
        months = Map.copyOf(months);
    }

    /** The last twelve months as one. */
    Month year(LocalDate today) {
        return sum(today, 0, WINDOW_MONTHS);
    }

    /** Whether there is anything to judge by: money that came, money that went back, or an item that is late. */
    boolean hasHistory(LocalDate today) {
        Month year = year(today);
        return year.paidMinor() > 0 || year.returnedMinor() > 0 || worstOpenDelay(today) > 0;
    }

    /** How much a characteristic is, in its own unit; absent where it cannot be said. */
    @Nullable
    Long measure(Characteristic characteristic, LocalDate today) {
        return switch (characteristic) {
            case DAYS_LATE -> daysLate(year(today));
            case SHARE_LATE -> shareLate(year(today));
            case WORST_OPEN_DELAY -> worstOpenDelay(today);
            case TREND -> trend(today);
            case EXPOSURE -> exposure(today);
            case RELATIONSHIP ->
                firstIssuedOn == null ? null : Math.max(0, ChronoUnit.MONTHS.between(firstIssuedOn, today));
            case RETURNED -> returned(year(today));
        };
    }

    /** Days late of what was paid, weighted by amount; zero where nothing was. */
    long habit(LocalDate today) {
        Long days = daysLate(year(today));
        return days == null ? 0 : days;
    }

    /** Days past due of the oldest item; zero where none is late. */
    long worstOpenDelay(LocalDate today) {
        return oldestDue == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(oldestDue, today));
    }

    private static @Nullable Long daysLate(Month window) {
        return window.paidMinor() <= 0
                ? null
                : rounded(window.lateMinorDays(), window.paidMinor(), RoundingMode.HALF_UP);
    }

    /** Rounded up, so that the least that was late shows. */
    private static @Nullable Long shareLate(Month window) {
        return window.paidMinor() <= 0
                ? null
                : rounded(perCent(window.lateMinor()), window.paidMinor(), RoundingMode.CEILING);
    }

    private @Nullable Long trend(LocalDate today) {
        Long recent = daysLate(sum(today, 0, RECENT_MONTHS));
        Long before = daysLate(sum(today, RECENT_MONTHS, WINDOW_MONTHS));
        return recent == null || before == null ? null : Long.valueOf(recent - before);
    }

    /** Rounded up, so that the least that is owed shows. */
    private @Nullable Long exposure(LocalDate today) {
        if (openMinor <= 0) {
            return 0L;
        }
        long issued = year(today).issuedMinor();
        return issued <= 0
                ? null
                : rounded(
                        perCent(openMinor).multiply(BigInteger.valueOf(activeMonths(today))),
                        issued,
                        RoundingMode.CEILING);
    }

    /** A customer of four months has sold nothing in the eight before. */
    private long activeMonths(LocalDate today) {
        long since = firstIssuedOn == null
                ? WINDOW_MONTHS
                : 1 + ChronoUnit.MONTHS.between(YearMonth.from(firstIssuedOn), YearMonth.from(today));
        return Math.clamp(since, 1, WINDOW_MONTHS);
    }

    private static long returned(Month window) {
        if (window.paidMinor() <= 0) {
            return window.returnedMinor() > 0 ? PER_CENT : 0;
        }
        return rounded(perCent(window.returnedMinor()), window.paidMinor(), RoundingMode.CEILING);
    }

    /** The months that lie {@code from} (included) to {@code to} (excluded) months back. */
    private Month sum(LocalDate today, int from, int to) {
        YearMonth current = YearMonth.from(today);
        Month sum = Month.NONE;
        for (int back = from; back < to; back++) {
            sum = sum.plus(months.getOrDefault(current.minusMonths(back), Month.NONE));
        }
        return sum;
    }

    private static BigInteger perCent(long amount) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(PER_CENT));
    }

    private static long rounded(BigInteger dividend, long divisor, RoundingMode mode) {
        return new BigDecimal(dividend)
                .divide(BigDecimal.valueOf(divisor), 0, mode)
                .longValueExact();
    }
}
