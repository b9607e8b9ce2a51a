package io.openitem.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final LocalDate MARCH_END = LocalDate.of(2026, 3, 31);
    private static final Window QUARTER = Window.lastMonths(MARCH_END, 3);

    @Test
    void a_quarter_that_ends_with_a_month_is_three_whole_months() {
        assertThat(QUARTER).isEqualTo(new Window(LocalDate.of(2026, 1, 1), MARCH_END));
        assertThat(QUARTER.days()).isEqualTo(90);
    }

    @Test
    void a_window_within_a_month_reaches_back_to_the_day_after_the_same_day() {
        Window window = Window.lastMonths(LocalDate.of(2026, 5, 15), 12);

        assertThat(window.from()).isEqualTo(LocalDate.of(2025, 5, 16));
        assertThat(window.days()).isEqualTo(365);
    }

    @Test
    void the_month_to_date_begins_on_the_first() {
        assertThat(Window.monthToDate(MARCH_END)).isEqualTo(new Window(LocalDate.of(2026, 3, 1), MARCH_END));
    }

    @Test
    void a_window_does_not_end_before_it_begins() {
        LocalDate before = MARCH_END.minusDays(1);

        assertThatThrownBy(() -> new Window(MARCH_END, before)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void simple_dso_is_receivables_by_sales_by_days() {
        Dso dso = Dso.simple(6000_00, 5000_00, QUARTER, LocalDate.of(2025, 12, 1));

        assertThat(dso).isEqualTo(new Dso.Known(new BigDecimal("108.0000")));
    }

    @Test
    void dso_keeps_four_decimals_and_rounds_half_up() {
        LocalDate longAgo = LocalDate.of(2025, 1, 1);
        Window day = new Window(MARCH_END, MARCH_END);

        assertThat(Dso.simple(1, 3, day, longAgo)).isEqualTo(new Dso.Known(new BigDecimal("0.3333")));
        assertThat(Dso.simple(1, 32, day, longAgo)).isEqualTo(new Dso.Known(new BigDecimal("0.0313")));
        assertThat(Dso.simple(1, 20_000, day, longAgo)).isEqualTo(new Dso.Known(new BigDecimal("0.0001")));
    }

    @Test
    void without_sales_there_is_no_dso() {
        Dso none = new Dso.Unknown(Dso.Reason.NO_SALES);

        assertThat(Dso.simple(100, 0, QUARTER, LocalDate.of(2025, 1, 1))).isEqualTo(none);
        assertThat(Dso.simple(100, -1, QUARTER, LocalDate.of(2025, 1, 1))).isEqualTo(none);
        assertThat(Dso.simple(100, 0, QUARTER, null)).isEqualTo(none);
    }

    @Test
    void a_history_shorter_than_the_window_gives_no_dso() {
        assertThat(Dso.simple(100, 1, QUARTER, QUARTER.from())).isInstanceOf(Dso.Known.class);
        assertThat(Dso.simple(100, 1, QUARTER, QUARTER.from().plusDays(1)))
                .isEqualTo(new Dso.Unknown(Dso.Reason.SHORT_HISTORY));
        assertThat(Dso.simple(100, 1, QUARTER, null)).isEqualTo(new Dso.Unknown(Dso.Reason.SHORT_HISTORY));
    }

    @Test
    void a_series_runs_the_balance_up_through_days_without_change() {
        Change opening = new Change(0, 0, 0, 0, 500, 5, 100, 1);
        Change change = new Change(50, 1, 0, 0, 50, 1, 20, 1);
        Window window = new Window(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 3, 1));

        List<Series.Day> days = Series.over(window, opening, Map.of(LocalDate.of(2026, 2, 28), change));

        assertThat(days)
                .containsExactly(
                        new Series.Day(LocalDate.of(2026, 2, 27), Change.NONE, opening),
                        new Series.Day(LocalDate.of(2026, 2, 28), change, new Change(50, 1, 0, 0, 550, 6, 120, 2)),
                        new Series.Day(LocalDate.of(2026, 3, 1), Change.NONE, new Change(50, 1, 0, 0, 550, 6, 120, 2)));
    }
}
