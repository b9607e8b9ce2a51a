package io.openitem.dunning.app;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.openitem.dunning.domain.BusinessDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Business days by country and calendar: no Saturday, no Sunday, no public holiday of the country and none of the
 * calendar, where that is one that is known, such as {@code TARGET} or {@code DE-BY}.
 */
@ApplicationScoped
public class HolidayCalendars {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Set<String> known = HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, BusinessDays> calendars = new ConcurrentHashMap<>();
    private final Map<CalendarYear, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private record CalendarYear(String calendar, int year) {}

    /**
     * The days of business of a legal entity.
     *
     * @param country ISO 3166-1 alpha-2
     * @param calendar such as {@code TARGET}; one that is not known adds nothing
     */
    public BusinessDays of(String country, String calendar) {
        return calendars.computeIfAbsent(country + " " + calendar, key -> {
            List<String> parts = List.of(country.toLowerCase(Locale.ROOT), calendar.toLowerCase(Locale.ROOT));
            return day -> !WEEKEND.contains(day.getDayOfWeek())
                    && parts.stream()
                            .noneMatch(part -> holidays(part, day.getYear()).contains(day));
        });
    }

    /** A calendar's code is a country's, or a country's and those of its regions, joined by hyphens. */
    private Set<LocalDate> holidays(String calendar, int year) {
        return years.computeIfAbsent(new CalendarYear(calendar, year), key -> {
            String[] parts = calendar.split("-");
            if (!known.contains(parts[0])) {
                return Set.of();
            }
            String[] regions = Arrays.copyOfRange(parts, 1, parts.length);
            return HolidayManager.getInstance(ManagerParameters.create(parts[0]))
                    .getHolidays(Year.of(year), regions)
                    .stream()
                    .map(Holiday::getDate)
                    .collect(Collectors.toUnmodifiableSet());
        });
    }
}
