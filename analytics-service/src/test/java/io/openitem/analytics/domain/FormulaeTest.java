package io.openitem.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.analytics.domain.Figure.Reason;
import io.openitem.analytics.domain.Formulae.MonthSales;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked examples of the trade, recomputed by hand, and the traps among those that are printed. */
class FormulaeTest {

    @Test
    void simple_dso_is_receivables_by_sales_by_days() {
        assertThat(Formulae.dso(150_000, 1_800_000, 365, true)).isEqualTo(known("30.4167"));
        assertThat(Formulae.dso(6000_00, 5000_00, 90, true)).isEqualTo(known("108.0000"));
    }

    @Test
    void best_possible_dso_and_average_days_delinquent_sum_to_dso() {
        assertThat(Formulae.dso(15_000, 10_000, 30, true)).isEqualTo(known("45.0000"));
        assertThat(Formulae.dso(4_000, 10_000, 30, true)).isEqualTo(known("12.0000"));
        assertThat(Formulae.dso(15_000 - 4_000, 10_000, 30, true)).isEqualTo(known("33.0000"));
    }

    @Test
    void figures_keep_four_decimals_and_round_half_up() {
        assertThat(Formulae.dso(1, 3, 1, true)).isEqualTo(known("0.3333"));
        assertThat(Formulae.dso(1, 32, 1, true)).isEqualTo(known("0.0313"));
        assertThat(Formulae.dso(1, 20_000, 1, true)).isEqualTo(known("0.0001"));
    }

    @Test
    void without_sales_or_history_there_is_no_dso() {
        assertThat(Formulae.dso(100, 0, 90, true)).isEqualTo(absent(Reason.NO_SALES));
        assertThat(Formulae.dso(100, -1, 90, true)).isEqualTo(absent(Reason.NO_SALES));
        assertThat(Formulae.dso(100, 1, 90, false)).isEqualTo(absent(Reason.SHORT_HISTORY));
    }

    @Test
    void countback_takes_whole_months_and_a_part_of_the_last() {
        List<MonthSales> sales =
                List.of(new MonthSales(100_000, 30), new MonthSales(80_000, 30), new MonthSales(70_000, 30));

        assertThat(Formulae.countback(212_000, sales)).isEqualTo(known("73.7143"));
    }

    /** The printed answer divides what is left by the sales of the wrong month: 179.7. */
    @Test
    void countback_divides_what_is_left_by_the_sales_of_its_own_month() {
        List<MonthSales> sales = List.of(
                new MonthSales(2_500, 31),
                new MonthSales(1_750, 30),
                new MonthSales(2_250, 31),
                new MonthSales(2_500, 31),
                new MonthSales(2_000, 30),
                new MonthSales(2_250, 30));

        assertThat(Formulae.countback(12_000, sales)).isEqualTo(known("166.3333"));
    }

    @Test
    void countback_ends_exactly_with_a_month() {
        assertThat(Formulae.countback(100, List.of(new MonthSales(100, 31)))).isEqualTo(known("31.0000"));
    }

    @Test
    void countback_of_nothing_is_zero_and_stops_where_nothing_was_sold_or_known() {
        List<MonthSales> sales = List.of(new MonthSales(10, 30), new MonthSales(0, 31), new MonthSales(90, 31));

        assertThat(Formulae.countback(0, sales)).isEqualTo(known("0.0000"));
        assertThat(Formulae.countback(0, List.of())).isEqualTo(absent(Reason.NO_SALES));
        assertThat(Formulae.countback(1, List.of())).isEqualTo(absent(Reason.NO_SALES));
        assertThat(Formulae.countback(100, sales)).isEqualTo(absent(Reason.NO_SALES));
        assertThat(Formulae.countback(11, sales.subList(0, 1))).isEqualTo(absent(Reason.SHORT_HISTORY));
    }

    @Test
    void collection_effectiveness_of_a_period_as_a_whole() {
        assertThat(Formulae.cei(100_000, 1_000_000, 1, 120_000, 100_000)).isEqualTo(known("98.0000"));
    }

    /** Sales are divided by months; with days, an ordinary quarter would come out at minus thousands of percent. */
    @Test
    void collection_effectiveness_by_the_average_month() {
        assertThat(Formulae.cei(6_200, 10_890, 3, 6_340, 3_590)).isEqualTo(known("55.9295"));
    }

    @Test
    void collection_effectiveness_needs_something_to_collect() {
        assertThat(Formulae.cei(0, 100, 1, 100, 100)).isEqualTo(absent(Reason.NOTHING_TO_COLLECT));
        assertThat(Formulae.cei(0, 100, 1, 100, 101)).isEqualTo(absent(Reason.NOTHING_TO_COLLECT));
        assertThat(Formulae.cei(1, 100, 1, 100, 100)).isEqualTo(known("100.0000"));
    }

    @Test
    void weighted_days_weigh_by_amount() {
        assertThat(Formulae.ofSettled(100 * 10 + 1_000 * 20, 1_100)).isEqualTo(known("19.0909"));
        assertThat(Formulae.ofSettled(10 * 5 + 100 * 10, 110)).isEqualTo(known("9.5455"));
        assertThat(Formulae.ofSettled(1_000 * 15 + 3_000 * 30 + 2_000 * 45, 6_000))
                .isEqualTo(known("32.5000"));
        assertThat(Formulae.ofSettled(0, 0)).isEqualTo(absent(Reason.NOTHING_SETTLED));
    }

    /** Two paid invoices and one that is overdue: the paid ones alone, and with what the third is late so far. */
    @Test
    void average_delay_with_and_without_what_is_still_open() {
        long paid = 140 * 7 + 85 * 55;

        assertThat(Formulae.ofSettled(paid, 225)).isEqualTo(known("25.1333"));
        assertThat(Formulae.delayWithOpen(paid, 225, 100, 100 * 50, 80)).isEqualTo(known("26.6308"));
        assertThat(Formulae.delayWithOpen(0, 0, 0, 0, 80)).isEqualTo(absent(Reason.NOTHING_SETTLED));
    }

    @Test
    void open_days_late_count_from_the_due_dates() {
        assertThat(Formulae.openDaysLate(300, 100 * 10 + 200 * 40, 50)).isEqualTo(known("20.0000"));
        assertThat(Formulae.openDaysLate(0, 0, 50)).isEqualTo(absent(Reason.NOTHING_OVERDUE));
    }

    @Test
    void shares_are_percent() {
        assertThat(Formulae.shareLate(1, 3)).isEqualTo(known("33.3333"));
        assertThat(Formulae.shareLate(0, 0)).isEqualTo(absent(Reason.NOTHING_SETTLED));
        assertThat(Formulae.shareOfOwed(2_000, 18_000)).isEqualTo(known("11.1111"));
        assertThat(Formulae.shareOfOwed(0, 0)).isEqualTo(absent(Reason.NOTHING_OWED));
    }

    private static Figure known(String value) {
        return new Figure.Known(new BigDecimal(value));
    }

    private static Figure absent(Reason reason) {
        return new Figure.Absent(reason);
    }
}
