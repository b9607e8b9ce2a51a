package io.openitem.analytics.api;

import io.openitem.analytics.app.KpiQueries.Daily;
import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.Measure;
import io.openitem.analytics.domain.Series;
import io.openitem.analytics.domain.Window;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Figures day by day; every day of the window has an entry. */
@Schema(description = "Figures day by day; every day of the window has an entry.")
public record DailyView(LegalEntityId legalEntity, LocalDate from, LocalDate to, List<CurrencyView> currencies) {

    /** One currency's days, the earliest first. */
    @Schema(name = "DailyCurrencyView", description = "One currency's days, the earliest first.")
    public record CurrencyView(
            @Schema(description = "ISO 4217.") String currency, List<DayView> days) {}

    /**
     * One day.
     */
    @Schema(description = "One day in one currency.")
    public record DayView(
            LocalDate day,

            @Schema(description = "Sales of documents dated on the day.")
            Money issued,

            @Schema(description = "Sales undone on the day.")
            Money cancelled,

            @Schema(description = "Settled by money less what was taken back.")
            Money collected,

            @Schema(description = "Owed at the end of the day.")
            Money receivables,

            @Schema(description = "Owed and late at the end of the day.")
            Money overdue) {

        static DayView of(Currency currency, Series.Day day) {
            return new DayView(
                    day.day(),
                    money(day.change(), Measure.ISSUED_MINOR, currency),
                    money(day.change(), Measure.CANCELLED_MINOR, currency),
                    money(day.change(), Measure.COLLECTED_MINOR, currency),
                    money(day.balance(), Measure.RECEIVABLE_MINOR, currency),
                    money(day.balance(), Measure.OVERDUE_MINOR, currency));
        }

        private static Money money(Change change, Measure measure, Currency currency) {
            return new Money(change.get(measure), currency);
        }
    }

    static DailyView of(LegalEntityId entity, Window window, List<Daily> series) {
        return new DailyView(
                entity,
                window.from(),
                window.to(),
                series.stream()
                        .map(daily -> new CurrencyView(
                                daily.currency().getCurrencyCode(),
                                daily.days().stream()
                                        .map(day -> DayView.of(daily.currency(), day))
                                        .toList()))
                        .toList());
    }
}
