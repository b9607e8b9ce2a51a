package io.openitem.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * All data of a demonstration, each list in the order of its dates. The same seed and the same last day give the same
 * data, to the last cent.
 *
 * @param firstDay before the first invoice
 * @param lastDay on which the demonstration ends; nothing is dated later
 */
public record Demo(
        LocalDate firstDay,
        LocalDate lastDay,
        List<DemoCompany> companies,
        List<DemoCustomer> customers,
        List<DemoInvoice> invoices,
        List<DemoPayment> payments) {

    /** The seed of what {@code ./openitem up} shows. */
    public static final long SEED = 2026;

    /** Of history, in whole months before the month of the last day. */
    static final int MONTHS = 24;

    /** How many of the last days are gone through one by one. */
    static final int DAILY = 60;

    private static final int MONTHS_OF_A_QUARTER = 3;

    public Demo {
        companies = List.copyOf(companies);
        customers = List.copyOf(customers);
        invoices = List.copyOf(invoices);
        payments = List.copyOf(payments);
    }

    /** The data of a seed, ending on a day. */
    public static Demo of(long seed, LocalDate lastDay) {
        LocalDate firstDay = YearMonth.from(lastDay).minusMonths(MONTHS).atDay(1);
        return new DemoWriter(seed, firstDay, lastDay).write();
    }

    /**
     * The days on which the demonstration stops for what falls due: the ends of quarters, and at the end each day.
     *
     * @param daily how many of the last days
     */
    public List<LocalDate> stops(int daily) {
        LocalDate dailyFrom = lastDay.minusDays(daily - 1L);
        List<LocalDate> stops = new ArrayList<>();
        for (YearMonth month = YearMonth.from(firstDay);
                month.atEndOfMonth().isBefore(dailyFrom);
                month = month.plusMonths(1)) {
            if (month.getMonthValue() % MONTHS_OF_A_QUARTER == 0) {
                stops.add(month.atEndOfMonth());
            }
        }
        dailyFrom.datesUntil(lastDay.plusDays(1)).forEach(stops::add);
        return stops;
    }

    /** From here on each day is gone through by itself, and people work on what comes up. */
    public LocalDate dailyFrom() {
        return lastDay.minusDays(DAILY - 1L);
    }

    /** The stops of the usual demonstration. */
    public List<LocalDate> stops() {
        return stops(DAILY);
    }

    static <T> List<T> byDay(List<T> all, Function<T, LocalDate> day) {
        return all.stream().sorted(Comparator.comparing(day)).toList();
    }
}
