package io.openitem.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final LocalDate MARCH_END = LocalDate.of(2026, 3, 31);

    @Test
    void both_ends_of_a_window_count() {
        assertThat(new Window(MARCH_END, MARCH_END).days()).isEqualTo(1);
        assertThat(new Window(LocalDate.of(2026, 1, 1), MARCH_END).days()).isEqualTo(90);
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
    void a_series_runs_the_balance_up_through_days_without_change() {
        Change opening = Change.of(Measure.RECEIVABLE_MINOR, 500).with(Measure.OVERDUE_MINOR, 100);
        Change change = Change.of(Measure.RECEIVABLE_MINOR, 50).with(Measure.OVERDUE_MINOR, 20);
        Change after = Change.of(Measure.RECEIVABLE_MINOR, 550).with(Measure.OVERDUE_MINOR, 120);
        Window window = new Window(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 3, 1));

        List<Series.Day> days = Series.over(window, opening, Map.of(LocalDate.of(2026, 2, 28), change));

        assertThat(days)
                .containsExactly(
                        new Series.Day(LocalDate.of(2026, 2, 27), Change.NONE, opening),
                        new Series.Day(LocalDate.of(2026, 2, 28), change, after),
                        new Series.Day(LocalDate.of(2026, 3, 1), Change.NONE, after));
    }

    @Test
    void months_up_to_a_day_follow_one_another_without_a_gap() {
        List<Window> rolling = History.months(LocalDate.of(2026, 3, 15), 3);
        List<Window> whole = History.months(MARCH_END, 2);
        List<Window> calendar = History.calendarMonths(LocalDate.of(2026, 3, 15), 2);

        assertThat(rolling)
                .containsExactly(
                        window("2025-12-16", "2026-01-15"),
                        window("2026-01-16", "2026-02-15"),
                        window("2026-02-16", "2026-03-15"));
        assertThat(whole).containsExactly(window("2026-02-01", "2026-02-28"), window("2026-03-01", "2026-03-31"));
        assertThat(calendar).containsExactly(window("2026-02-01", "2026-02-28"), window("2026-03-01", "2026-03-15"));
    }

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }
}
