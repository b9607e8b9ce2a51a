package io.openitem.dunning.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.dunning.domain.BusinessDays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HolidayCalendarsTest {

    private final HolidayCalendars calendars = new HolidayCalendars();

    @Test
    void weekends_are_off() {
        BusinessDays germany = calendars.of("DE", "TARGET");

        assertThat(germany.isBusinessDay(day("2026-03-06"))).isTrue();
        assertThat(germany.isBusinessDay(day("2026-03-07"))).isFalse();
        assertThat(germany.isBusinessDay(day("2026-03-08"))).isFalse();
        assertThat(germany.onOrAfter(day("2026-03-07"))).isEqualTo("2026-03-09");
        assertThat(germany.onOrAfter(day("2026-03-06"))).isEqualTo("2026-03-06");
    }

    @Test
    void holidays_are_those_of_the_country_and_of_the_calendar() {
        assertThat(calendars.of("DE", "TARGET").isBusinessDay(day("2025-10-03")))
                .isFalse();
        assertThat(calendars.of("FR", "TARGET").isBusinessDay(day("2025-10-03")))
                .isTrue();
        assertThat(calendars.of("FR", "TARGET").isBusinessDay(day("2026-07-14")))
                .isFalse();
        assertThat(calendars.of("US", "US").isBusinessDay(day("2025-11-27"))).isFalse();
        assertThat(calendars.of("US", "US").isBusinessDay(day("2026-04-06"))).isTrue();
        assertThat(calendars.of("US", "TARGET").isBusinessDay(day("2026-04-06")))
                .isFalse();
    }

    @Test
    void a_region_has_its_own() {
        assertThat(calendars.of("DE", "DE-BY").isBusinessDay(day("2026-01-06"))).isFalse();
        assertThat(calendars.of("DE", "DE").isBusinessDay(day("2026-01-06"))).isTrue();
    }

    @Test
    void a_calendar_that_nobody_knows_adds_nothing() {
        assertThat(calendars.of("DE", "HOUSE-7").isBusinessDay(day("2026-03-06")))
                .isTrue();
        assertThat(calendars.of("DE", "HOUSE-7").isBusinessDay(day("2026-05-01")))
                .isFalse();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
