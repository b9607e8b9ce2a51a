package io.openitem.analytics.domain;

import io.openitem.analytics.domain.Formulae.MonthSales;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Months up to a day, each with what it changed, and the figures at the end of each. Months end on the day so many months
 * before, so that each is a whole one; where the day is a month's last, they are those of the calendar.
 */
public final class History {

    /** Months that the usual DSO looks at. */
    private static final int QUARTER = 3;

    private static final int YEAR = 12;

    private final List<Window> months;
    private final List<Change> changes;
    private final List<Change> balances;
    private final int firstSale;

    /**
     * A figure and the days it looks at.
     *
     * @param window of what was sold or settled; a single day for a state
     */
    public record Measured(FigureName name, Figure figure, Window window) {}

    /**
     * @param months one after the other without a gap, the earliest first
     * @param before the sum of all changes before the first
     * @param changes what each month changed
     * @param firstSale the first day with a sale; absent where there is none
     */
    public History(List<Window> months, Change before, List<Change> changes, @Nullable LocalDate firstSale) {
        this.months = List.copyOf(months);
        this.changes = List.copyOf(changes);
        List<Change> sums = new ArrayList<>();
        Change balance = before;
        for (Change change : changes) {
            balance = balance.plus(change);
            sums.add(balance);
        }
        this.balances = List.copyOf(sums);
        this.firstSale = monthOf(firstSale);
    }

    /** The months of a history up to a day, the earliest first. */
    public static List<Window> months(LocalDate asOf, int count) {
        List<Window> months = new ArrayList<>();
        for (int back = count - 1; back >= 0; back--) {
            months.add(new Window(Window.end(asOf, back + 1).plusDays(1), Window.end(asOf, back)));
        }
        return List.copyOf(months);
    }

    /** The months of the calendar up to a day, the earliest first; the last one ends with the day. */
    public static List<Window> calendarMonths(LocalDate asOf, int count) {
        List<Window> months = new ArrayList<>();
        for (int back = count - 1; back >= 0; back--) {
            LocalDate first = asOf.withDayOfMonth(1).minusMonths(back);
            months.add(new Window(first, back == 0 ? asOf : first.plusMonths(1).minusDays(1)));
        }
        return List.copyOf(months);
    }

    private int monthOf(@Nullable LocalDate day) {
        int month = 0;
        while (day != null && month < months.size() && months.get(month).to().isBefore(day)) {
            month++;
        }
        return day == null ? months.size() : month;
    }

    /** How many months there are. */
    public int length() {
        return months.size();
    }

    public Window month(int index) {
        return months.get(index);
    }

    /** What the month changed. */
    public Change change(int index) {
        return changes.get(index);
    }

    /** All up to the month's end: what is owed, overdue and unapplied is the state at its end. */
    public Change balance(int index) {
        return balances.get(index);
    }

    /** What the last {@code count} months up to this one changed. */
    public Change last(int index, int count) {
        Change sum = Change.NONE;
        for (int i = Math.max(0, index - count + 1); i <= index; i++) {
            sum = sum.plus(changes.get(i));
        }
        return sum;
    }

    /** All figures at the end of a month, with those of settled items over the month. */
    public Map<FigureName, Measured> figuresOfMonth(int index) {
        return figures(index, changes.get(index), months.get(index));
    }

    /** All figures at the end of a month, with those of settled items over three months. */
    public Map<FigureName, Measured> figuresOfQuarter(int index) {
        return figures(index, last(index, QUARTER), window(index, QUARTER));
    }

    /**
     * All figures at the end of a month.
     *
     * @param closed what {@code window} changed: the settled items that are looked at
     */
    public Map<FigureName, Measured> figures(int index, Change closed, Window window) {
        Sheet sheet = new Sheet();
        sales(sheet, index);
        effectiveness(sheet, index);
        settled(sheet, index, closed, window);
        state(sheet, index);
        return sheet.figures;
    }

    private void sales(Sheet sheet, int index) {
        Change end = balances.get(index);
        long owed = end.get(Measure.RECEIVABLE_MINOR);
        long overdue = end.get(Measure.OVERDUE_MINOR);
        long current = end.currentMinor();
        sheet.put(FigureName.DSO_MONTH, dso(owed, index, 1), window(index, 1));
        sheet.put(FigureName.DSO_THREE_MONTHS, dso(owed, index, QUARTER), window(index, QUARTER));
        sheet.put(FigureName.DSO_TWELVE_MONTHS, dso(owed, index, YEAR), window(index, YEAR));
        sheet.put(FigureName.BEST_POSSIBLE_DSO_MONTH, dso(current, index, 1), window(index, 1));
        sheet.put(FigureName.BEST_POSSIBLE_DSO, dso(current, index, QUARTER), window(index, QUARTER));
        sheet.put(FigureName.AVERAGE_DAYS_DELINQUENT_MONTH, dso(overdue, index, 1), window(index, 1));
        sheet.put(FigureName.AVERAGE_DAYS_DELINQUENT, dso(overdue, index, QUARTER), window(index, QUARTER));
        List<MonthSales> newestFirst = new ArrayList<>();
        for (int i = index; i >= firstSale; i--) {
            newestFirst.add(
                    new MonthSales(changes.get(i).salesMinor(), months.get(i).days()));
        }
        sheet.put(
                FigureName.DSO_COUNTBACK,
                Formulae.countback(owed, newestFirst),
                window(index, index - Math.min(index, firstSale) + 1));
    }

    private void effectiveness(Sheet sheet, int index) {
        sheet.put(FigureName.CEI_PERIOD, cei(index, 1), window(index, 1));
        Figure monthlyised =
                isCovered(index, QUARTER) ? cei(index, QUARTER) : new Figure.Absent(Figure.Reason.SHORT_HISTORY);
        sheet.put(FigureName.CEI_MONTHLYISED, monthlyised, window(index, QUARTER));
    }

    private Figure cei(int index, int count) {
        Change end = balances.get(index);
        Change period = last(index, count);
        long closing = end.get(Measure.RECEIVABLE_MINOR);
        long opening = closing - period.get(Measure.RECEIVABLE_MINOR);
        return Formulae.cei(opening, period.salesMinor(), count, closing, end.currentMinor());
    }

    private void settled(Sheet sheet, int index, Change closed, Window window) {
        long amount = closed.get(Measure.SETTLED_MINOR);
        long items = closed.get(Measure.SETTLED_COUNT);
        long versusDue = closed.get(Measure.AMOUNT_DAYS_VERSUS_DUE);
        long terms = closed.get(Measure.AMOUNT_TERMS);
        Change end = balances.get(index);
        sheet.put(FigureName.CLOSED_DAYS_LATE, Formulae.ofSettled(versusDue, amount), window);
        sheet.put(FigureName.AVERAGE_DELAY_PAID, Formulae.ofSettled(versusDue, amount), window);
        sheet.put(FigureName.AVERAGE_DAYS_LATE, Formulae.ofSettled(closed.get(Measure.DAYS_LATE), items), window);
        sheet.put(
                FigureName.WEIGHTED_DAYS_LATE,
                Formulae.ofSettled(closed.get(Measure.AMOUNT_DAYS_LATE), amount),
                window);
        sheet.put(
                FigureName.AVERAGE_DAYS_VERSUS_DUE,
                Formulae.ofSettled(closed.get(Measure.DAYS_VERSUS_DUE), items),
                window);
        sheet.put(
                FigureName.AVERAGE_DELAY_WITH_OPEN,
                Formulae.delayWithOpen(
                        versusDue,
                        amount,
                        end.get(Measure.OVERDUE_MINOR),
                        end.get(Measure.OVERDUE_DUE_DAYS),
                        Postings.dayNumber(months.get(index).to())),
                window);
        sheet.put(FigureName.SHARE_LATE, Formulae.shareLate(closed.get(Measure.SETTLED_LATE_COUNT), items), window);
        sheet.put(FigureName.WEIGHTED_TERMS, Formulae.ofSettled(terms, amount), window);
        sheet.put(FigureName.DAYS_PAID, Formulae.ofSettled(Math.addExact(terms, versusDue), amount), window);
    }

    private void state(Sheet sheet, int index) {
        Change end = balances.get(index);
        LocalDate day = months.get(index).to();
        Window only = new Window(day, day);
        long owed = end.get(Measure.RECEIVABLE_MINOR);
        long overdue = end.get(Measure.OVERDUE_MINOR);
        sheet.put(
                FigureName.OPEN_DAYS_LATE,
                Formulae.openDaysLate(overdue, end.get(Measure.OVERDUE_DUE_DAYS), Postings.dayNumber(day)),
                only);
        sheet.put(FigureName.PERCENT_CURRENT, Formulae.shareOfOwed(end.currentMinor(), owed), only);
        sheet.put(FigureName.PERCENT_OVERDUE, Formulae.shareOfOwed(overdue, owed), only);
    }

    private Figure dso(long receivables, int index, int count) {
        Window window = window(index, count);
        return Formulae.dso(receivables, last(index, count).salesMinor(), window.days(), isCovered(index, count));
    }

    /** Whether there were sales in the first of the months already, or before: a company seldom sells on the first day. */
    private boolean isCovered(int index, int count) {
        return firstSale <= index - count + 1;
    }

    /** The last months up to this one, as far back as is asked for even where nothing is known of it. */
    private Window window(int index, int count) {
        LocalDate to = months.get(index).to();
        int first = index - count + 1;
        return first >= 0
                ? new Window(months.get(first).from(), to)
                : new Window(months.get(0).from().minusMonths(-first), to);
    }

    /** The figures of one day while they are put together. */
    private static final class Sheet {

        private final Map<FigureName, Measured> figures = new EnumMap<>(FigureName.class);

        void put(FigureName name, Figure figure, Window window) {
            figures.put(name, new Measured(name, figure, window));
        }
    }
}
