package io.openitem.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.analytics.Ledger;
import io.openitem.analytics.Ledger.Published;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.payment.v1.UnappliedCashChanged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A ledger of some months, worked by hand. EUR:
 *
 * <pre>
 * A  1190.00 (tax 190.00)  issued 15 Jan  due 14 Feb   500.00 paid 20 Feb; the rest is open
 * B  2000.00               issued 10 Feb  due 12 Mar   paid 2 Mar
 * C   300.00               issued 20 Feb  due 22 Mar   withdrawn 10 Apr
 * D   600.00               issued 20 Apr  due 20 May   open
 * E   400.00               issued 20 Jan  due 19 Feb   paid 21 Mar, returned by the bank 15 Apr
 * unapplied cash 50.00 from 5 Apr; nothing was issued in March
 * USD: F 100.00 issued 1 Apr, due 11 Apr, open
 * </pre>
 */
class GoldenLedgerTest {

    private static final LocalDate APRIL_END = LocalDate.of(2026, 4, 30);
    private static final int APRIL = 11;

    private final Ledger ledger = new Ledger("DE01");
    private final Map<Postings.Key, Change> changes = changes();

    @Test
    void what_is_owed_at_the_end_of_april() {
        Change end = history("EUR").balance(APRIL);

        assertThat(end.get(Measure.RECEIVABLE_MINOR)).isEqualTo(1690_00);
        assertThat(end.get(Measure.RECEIVABLE_COUNT)).isEqualTo(3);
        assertThat(end.get(Measure.OVERDUE_MINOR)).isEqualTo(1090_00);
        assertThat(end.currentMinor()).isEqualTo(600_00);
        assertThat(end.get(Measure.UNAPPLIED_MINOR)).isEqualTo(50_00);
        assertThat(Ageing.DUE.of(end))
                .containsExactly(
                        new Ageing.Bucket("current", 600_00, 1),
                        new Ageing.Bucket("1-30", 0, 0),
                        new Ageing.Bucket("31-60", 0, 0),
                        new Ageing.Bucket("61-90", 1090_00, 2),
                        new Ageing.Bucket("91+", 0, 0));
        assertThat(Ageing.DOCUMENT.of(end))
                .containsExactly(
                        new Ageing.Bucket("0-30", 600_00, 1),
                        new Ageing.Bucket("31-60", 0, 0),
                        new Ageing.Bucket("61-90", 0, 0),
                        new Ageing.Bucket("91+", 1090_00, 2));
    }

    @Test
    void what_was_sold_and_collected() {
        History history = history("EUR");

        assertThat(List.of(8, 9, 10, APRIL))
                .extracting(month -> history.change(month).salesMinor())
                .containsExactly(1590_00L, 2300_00L, 0L, 300_00L);
        assertThat(List.of(8, 9, 10, APRIL))
                .extracting(month -> history.change(month).get(Measure.COLLECTED_MINOR))
                .containsExactly(0L, 500_00L, 2400_00L, -400_00L);
    }

    @Test
    void figures_at_the_end_of_april() {
        Map<FigureName, History.Measured> figures = history("EUR").figuresOfQuarter(APRIL);

        // 1690 / 300 x 30; 1690, 600 and 1090 / (2300 + 0 + 300) x 89
        expect(figures, FigureName.DSO_MONTH, "169.0000 of 2026-04-01 to 2026-04-30");
        expect(figures, FigureName.DSO_THREE_MONTHS, "57.8500 of 2026-02-01 to 2026-04-30");
        expect(figures, FigureName.BEST_POSSIBLE_DSO, "20.5385 of 2026-02-01 to 2026-04-30");
        expect(figures, FigureName.AVERAGE_DAYS_DELINQUENT, "37.3115 of 2026-02-01 to 2026-04-30");
        expect(figures, FigureName.BEST_POSSIBLE_DSO_MONTH, "60.0000 of 2026-04-01 to 2026-04-30");
        expect(figures, FigureName.AVERAGE_DAYS_DELINQUENT_MONTH, "109.0000 of 2026-04-01 to 2026-04-30");
        expect(figures, FigureName.DSO_TWELVE_MONTHS, "SHORT_HISTORY of 2025-05-01 to 2026-04-30");
        // April's 300 do not make up 1690, and nothing was sold in March
        expect(figures, FigureName.DSO_COUNTBACK, "NO_SALES of 2026-01-01 to 2026-04-30");
        // (990 + 300 - 1690) / (990 + 300 - 600): the returned payment is money lost again
        expect(figures, FigureName.CEI_PERIOD, "-57.9710 of 2026-04-01 to 2026-04-30");
        // (1590 + 2600 / 3 - 1690) / (1590 + 2600 / 3 - 600)
        expect(figures, FigureName.CEI_MONTHLYISED, "41.2926 of 2026-02-01 to 2026-04-30");
        // B alone: E was settled and is not any more
        expect(figures, FigureName.CLOSED_DAYS_LATE, "-10.0000 of 2026-02-01 to 2026-04-30");
        expect(figures, FigureName.AVERAGE_DAYS_LATE, "0.0000 of 2026-02-01 to 2026-04-30");
        expect(figures, FigureName.SHARE_LATE, "0.0000 of 2026-02-01 to 2026-04-30");
        expect(figures, FigureName.DAYS_PAID, "20.0000 of 2026-02-01 to 2026-04-30");
        // A is 75 days late with 690, E 70 with 400
        expect(figures, FigureName.OPEN_DAYS_LATE, "73.1651 of 2026-04-30 to 2026-04-30");
        // (2000 x -10 + 690 x 75 + 400 x 70) / (2000 + 1090)
        expect(figures, FigureName.AVERAGE_DELAY_WITH_OPEN, "19.3366 of 2026-02-01 to 2026-04-30");
        expect(figures, FigureName.PERCENT_CURRENT, "35.5030 of 2026-04-30 to 2026-04-30");
        expect(figures, FigureName.PERCENT_OVERDUE, "64.4970 of 2026-04-30 to 2026-04-30");
    }

    @Test
    void figures_of_march() {
        Map<FigureName, History.Measured> figures = history("EUR").figuresOfMonth(10);

        expect(figures, FigureName.DSO_MONTH, "NO_SALES of 2026-03-01 to 2026-03-31");
        // 990 / (1590 + 2300) x 90
        expect(figures, FigureName.DSO_THREE_MONTHS, "22.9049 of 2026-01-01 to 2026-03-31");
        // B alone, ten days early with terms of thirty: E was settled, thirty days late, and is not any more
        expect(figures, FigureName.CLOSED_DAYS_LATE, "-10.0000 of 2026-03-01 to 2026-03-31");
        expect(figures, FigureName.AVERAGE_DELAY_PAID, "-10.0000 of 2026-03-01 to 2026-03-31");
        expect(figures, FigureName.AVERAGE_DAYS_LATE, "0.0000 of 2026-03-01 to 2026-03-31");
        expect(figures, FigureName.WEIGHTED_DAYS_LATE, "0.0000 of 2026-03-01 to 2026-03-31");
        expect(figures, FigureName.AVERAGE_DAYS_VERSUS_DUE, "-10.0000 of 2026-03-01 to 2026-03-31");
        expect(figures, FigureName.SHARE_LATE, "0.0000 of 2026-03-01 to 2026-03-31");
        expect(figures, FigureName.WEIGHTED_TERMS, "30.0000 of 2026-03-01 to 2026-03-31");
        expect(figures, FigureName.DAYS_PAID, "20.0000 of 2026-03-01 to 2026-03-31");
        // (2000 x -10 + 690 x 45 + 300 x 9) / (2000 + 690 + 300)
        expect(figures, FigureName.AVERAGE_DELAY_WITH_OPEN, "4.5987 of 2026-03-01 to 2026-03-31");
    }

    /** E is open again from 15 April: that is no settlement of less than nothing. */
    @Test
    void figures_of_the_month_in_which_a_payment_went_back() {
        Map<FigureName, History.Measured> figures = history("EUR").figuresOfMonth(APRIL);

        expect(figures, FigureName.CLOSED_DAYS_LATE, "NOTHING_SETTLED of 2026-04-01 to 2026-04-30");
        expect(figures, FigureName.AVERAGE_DAYS_LATE, "NOTHING_SETTLED of 2026-04-01 to 2026-04-30");
        expect(figures, FigureName.WEIGHTED_DAYS_LATE, "NOTHING_SETTLED of 2026-04-01 to 2026-04-30");
        expect(figures, FigureName.SHARE_LATE, "NOTHING_SETTLED of 2026-04-01 to 2026-04-30");
        // (690 x 75 + 400 x 70) / (690 + 400)
        expect(figures, FigureName.AVERAGE_DELAY_WITH_OPEN, "73.1651 of 2026-04-01 to 2026-04-30");
    }

    @Test
    void figures_of_the_first_month() {
        Map<FigureName, History.Measured> figures = history("EUR").figuresOfMonth(8);

        expect(figures, FigureName.DSO_MONTH, "31.0000 of 2026-01-01 to 2026-01-31");
        expect(figures, FigureName.DSO_COUNTBACK, "31.0000 of 2026-01-01 to 2026-01-31");
        expect(figures, FigureName.CEI_PERIOD, "NOTHING_TO_COLLECT of 2026-01-01 to 2026-01-31");
        expect(figures, FigureName.CEI_MONTHLYISED, "SHORT_HISTORY of 2025-11-01 to 2026-01-31");
        expect(figures, FigureName.CLOSED_DAYS_LATE, "NOTHING_SETTLED of 2026-01-01 to 2026-01-31");
        expect(figures, FigureName.OPEN_DAYS_LATE, "NOTHING_OVERDUE of 2026-01-31 to 2026-01-31");
    }

    @Test
    void figures_before_there_was_anything() {
        Map<FigureName, History.Measured> figures = history("EUR").figuresOfMonth(0);

        expect(figures, FigureName.DSO_COUNTBACK, "NO_SALES of 2025-05-01 to 2025-05-31");
        expect(figures, FigureName.PERCENT_CURRENT, "NOTHING_OWED of 2025-05-31 to 2025-05-31");
        expect(figures, FigureName.DSO_TWELVE_MONTHS, "NO_SALES of 2024-06-01 to 2025-05-31");
    }

    @Test
    void the_other_currency_stands_for_itself() {
        History history = history("USD");

        assertThat(history.balance(APRIL).get(Measure.RECEIVABLE_MINOR)).isEqualTo(100_00);
        assertThat(history.balance(APRIL).get(Measure.OVERDUE_MINOR)).isEqualTo(100_00);
        expect(history.figuresOfMonth(APRIL), FigureName.OPEN_DAYS_LATE, "19.0000 of 2026-04-30 to 2026-04-30");
    }

    private Map<Postings.Key, Change> changes() {
        ItemBook book = new ItemBook(List.of(), Map.of());
        for (Published fact : story()) {
            book.add(fact.envelope(), (InvoiceFact) fact.fact());
        }
        UnappliedCash cash = new UnappliedCash();
        Published unapplied = ledger.unappliedCash("2026-04-05", "50.00", "50.00", "EUR");
        cash.add(unapplied.envelope(), (UnappliedCashChanged) unapplied.fact());
        Map<Postings.Key, Change> all = book.postings().changes();
        cash.postings().changes().forEach((key, change) -> all.merge(key, change, Change::plus));
        return all;
    }

    private List<Published> story() {
        InvoiceId a = Ledger.invoice();
        InvoiceId b = Ledger.invoice();
        InvoiceId c = Ledger.invoice();
        InvoiceId e = Ledger.invoice();
        return List.of(
                issued(a, "2026-01-15", "2026-02-14", "1190.00"),
                issued(e, "2026-01-20", "2026-02-19", "400.00"),
                issued(b, "2026-02-10", "2026-03-12", "2000.00"),
                issued(c, "2026-02-20", "2026-03-22", "300.00"),
                ledger.applied(a, "2026-02-20", null, "500.00", "690.00", "EUR"),
                ledger.applied(b, "2026-03-02", null, "2000.00", "0.00", "EUR"),
                ledger.settled(b, "2026-03-02", null, "2000.00", "EUR"),
                ledger.applied(e, "2026-03-21", null, "400.00", "0.00", "EUR"),
                ledger.settled(e, "2026-03-21", null, "400.00", "EUR"),
                ledger.cancelled(c, "2026-04-10", true, "300.00", "EUR"),
                ledger.unapplied(e, "2026-04-15", null, "400.00", "400.00", "EUR"),
                issued(Ledger.invoice(), "2026-04-20", "2026-05-20", "600.00"),
                ledger.issued(Ledger.invoice(), "2026-04-01", "2026-04-01", "2026-04-11", "100.00", "USD"));
    }

    private Published issued(InvoiceId invoice, String issued, String due, String amount) {
        return ledger.issued(invoice, issued, issued, due, amount, "EUR");
    }

    /** Twelve months up to the end of April, made as the queries make them: by adding up days. */
    private History history(String currency) {
        List<Window> months = History.months(APRIL_END, APRIL + 1);
        List<Change> sums = new ArrayList<>();
        for (Window month : months) {
            Change sum = Change.NONE;
            for (Map.Entry<Postings.Key, Change> entry : changes.entrySet()) {
                Postings.Key key = entry.getKey();
                if (key.slice().equals(Slice.ALL)
                        && key.currency().equals(Currency.getInstance(currency))
                        && !key.day().isBefore(month.from())
                        && !key.day().isAfter(month.to())) {
                    sum = sum.plus(entry.getValue());
                }
            }
            sums.add(sum);
        }
        return new History(months, Change.NONE, sums, LocalDate.of(2026, currency.equals("EUR") ? 1 : 4, 15));
    }

    private static void expect(Map<FigureName, History.Measured> figures, FigureName name, String expected) {
        History.Measured measured = Objects.requireNonNull(figures.get(name), name::name);
        String value = switch (measured.figure()) {
            case Figure.Known known -> known.value().toPlainString();
            case Figure.Absent absent -> absent.reason().name();
        };
        Window window = measured.window();
        assertThat(value + " of " + window.from() + " to " + window.to())
                .as(name.name())
                .isEqualTo(expected);
    }
}
