package io.openitem.analytics.api;

import io.openitem.analytics.app.KpiQueries.Daily;
import io.openitem.analytics.domain.Series;
import io.openitem.analytics.domain.Window;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures day by day; every day of the window has an entry. */
public record DailyView(LegalEntityId legalEntity, LocalDate from, LocalDate to, List<CurrencyView> currencies) {

    /** One currency's days, the earliest first. */
    public record CurrencyView(String currency, List<DayView> days) {}

    /**
     * One day.
     *
     * @param issued sales of documents dated on the day
     * @param cancelled sales undone on the day
     * @param receivables owed at the end of the day
     * @param overdue owed and late at the end of the day
     */
    public record DayView(LocalDate day, Money issued, Money cancelled, Money receivables, Money overdue) {

        static DayView of(Currency currency, Series.Day day) {
            return new DayView(
                    day.day(),
                    new Money(day.change().issuedMinor(), currency),
                    new Money(day.change().cancelledMinor(), currency),
                    new Money(day.balance().receivableMinor(), currency),
                    new Money(day.balance().overdueMinor(), currency));
        }
    }

    static DailyView of(LegalEntityId entity, Window window, @Nullable String currency, List<Daily> series) {
        return new DailyView(
                entity,
                window.from(),
                window.to(),
                series.stream()
                        .filter(daily -> currency == null
                                || currency.equals(daily.currency().getCurrencyCode()))
                        .map(daily -> new CurrencyView(
                                daily.currency().getCurrencyCode(),
                                daily.days().stream()
                                        .map(day -> DayView.of(daily.currency(), day))
                                        .toList()))
                        .toList());
    }
}
