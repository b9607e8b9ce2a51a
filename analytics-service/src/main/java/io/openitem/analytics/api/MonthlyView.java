package io.openitem.analytics.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.analytics.app.KpiQueries.Told;
import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.History;
import io.openitem.analytics.domain.Measure;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Figures month by month; every month asked for has an entry. */
@Schema(description = "Figures month by month; every month asked for has an entry.")
public record MonthlyView(LegalEntityId legalEntity, List<CurrencyView> currencies) {

    /** One currency's months, the earliest first. */
    @Schema(name = "MonthlyCurrencyView", description = "One currency's months, the earliest first.")
    public record CurrencyView(
            @Schema(description = "ISO 4217.") String currency, List<MonthView> months) {}

    /** One month. */
    @Schema(description = "One month in one currency. What is owed is the state at its end.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MonthView(
            @Schema(description = "Year and month.", examples = "2026-03")
            String month,

            @Schema(
                    description =
                            "The last day looked at: the month's last, or the business date in the running month.")
            LocalDate asOf,

            @Schema(description = "Days of the month up to then.")
            long days,

            @Schema(description = "Owed at the end of the month before.")
            Money opening,

            @Schema(description = "Issued less withdrawn.") Money sales,

            @Schema(description = "Settled by money less what was taken back.")
            Money collected,

            Money receivables,

            @Schema(description = "Of the receivables, not past the due date.")
            Money current,

            Money overdue,

            @Schema(
                    description =
                            "Allocated to nothing; not taken off the receivables. Left out for a country, where it is"
                                    + " not known.")
            @Nullable
            Money unappliedCash,

            long openItems,
            long overdueItems,

            @Schema(description = "Items settled in the month and not reopened since.")
            long settledItems,

            @Schema(description = "Of them, after the due date.")
            long settledLateItems,

            FiguresView figures) {

        static MonthView of(Told told, int index) {
            History history = told.history();
            Change month = history.change(index);
            Change end = history.balance(index);
            LocalDate asOf = history.month(index).to();
            long owed = end.get(Measure.RECEIVABLE_MINOR);
            Currency currency = told.currency();
            return new MonthView(
                    YearMonth.from(asOf).toString(),
                    asOf,
                    history.month(index).days(),
                    new Money(owed - month.get(Measure.RECEIVABLE_MINOR), currency),
                    new Money(month.salesMinor(), currency),
                    new Money(month.get(Measure.COLLECTED_MINOR), currency),
                    new Money(owed, currency),
                    new Money(end.currentMinor(), currency),
                    new Money(end.get(Measure.OVERDUE_MINOR), currency),
                    KpiView.unappliedCash(told.slice(), end, currency),
                    end.get(Measure.RECEIVABLE_COUNT),
                    end.get(Measure.OVERDUE_COUNT),
                    month.get(Measure.SETTLED_COUNT),
                    month.get(Measure.SETTLED_LATE_COUNT),
                    FiguresView.of(history.figuresOfMonth(index)));
        }
    }

    /** @param months how many of the last ones are shown */
    static MonthlyView of(LegalEntityId entity, List<Told> told, int months) {
        return new MonthlyView(
                entity,
                told.stream()
                        .map(one -> new CurrencyView(
                                one.currency().getCurrencyCode(),
                                IntStream.range(
                                                one.history().length() - months,
                                                one.history().length())
                                        .mapToObj(index -> MonthView.of(one, index))
                                        .toList()))
                        .toList());
    }
}
