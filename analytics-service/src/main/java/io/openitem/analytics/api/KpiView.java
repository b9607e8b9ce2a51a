package io.openitem.analytics.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.analytics.app.KpiQueries.Told;
import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.History;
import io.openitem.analytics.domain.Measure;
import io.openitem.analytics.domain.Slice;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a legal entity at the end of a day. Receivables and sales are gross of tax; sales are net of what was
 * withdrawn; disputed items are included.
 */
@Schema(
        description =
                "The figures of a legal entity at the end of a day. Receivables and sales are gross of tax; sales are"
                        + " net of what was withdrawn; disputed items are included.")
public record KpiView(
        LegalEntityId legalEntity,

        @Schema(description = "The day at whose end the figures are taken.")
        LocalDate asOf,

        @Schema(description = "One entry for each currency; they are never added.")
        List<CurrencyView> currencies) {

    private static final int YEAR = 12;

    /**
     * One currency.
     */
    @Schema(name = "KpiCurrencyView", description = "Figures in one currency.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CurrencyView(
            @Schema(description = "ISO 4217.") String currency,

            @Schema(description = "Owed at the end of the day.")
            Money receivables,

            @Schema(description = "Invoices that make up the receivables.")
            long openItems,

            @Schema(description = "Of the receivables, past the due date.")
            Money overdue,

            @Schema(description = "Invoices that are overdue.")
            long overdueItems,

            @Schema(description = "Of the receivables, not past the due date.")
            Money current,

            @Schema(
                    description =
                            "Money of known customers that is allocated to nothing; not taken off the receivables. Left"
                                    + " out for a country, where it is not known.")
            @Nullable
            Money unappliedCash,

            @Schema(description = "From the first of the month to the day.")
            Money salesOfMonth,

            @Schema(description = "Of the twelve months up to and with the day.")
            Money salesOfTwelveMonths,

            DsoView dsoSimple,
            FiguresView figures) {

        static CurrencyView of(Told told, long salesOfMonthMinor) {
            History history = told.history();
            int last = history.length() - 1;
            Change end = history.balance(last);
            Currency currency = told.currency();
            FiguresView figures = FiguresView.of(history.figuresOfQuarter(last));
            return new CurrencyView(
                    currency.getCurrencyCode(),
                    new Money(end.get(Measure.RECEIVABLE_MINOR), currency),
                    end.get(Measure.RECEIVABLE_COUNT),
                    new Money(end.get(Measure.OVERDUE_MINOR), currency),
                    end.get(Measure.OVERDUE_COUNT),
                    new Money(end.currentMinor(), currency),
                    KpiView.unappliedCash(told.slice(), end, currency),
                    new Money(salesOfMonthMinor, currency),
                    new Money(history.last(last, YEAR).salesMinor(), currency),
                    DsoView.of(figures.dsoThreeMonths()),
                    figures);
        }
    }

    /**
     * Receivables / sales of the window x days of the window.
     */
    @Schema(description = "Days sales outstanding: receivables / sales of the window x days of the window.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DsoView(
            LocalDate from,
            LocalDate to,

            @Schema(description = "A decimal of four digits; absent where the figure cannot be computed.") @Nullable
            String days,

            @Schema(
                    description = "Why there is no figure.",
                    enumeration = {"no-sales", "short-history"})
            @Nullable
            String absent) {

        static DsoView of(FigureView figure) {
            return new DsoView(figure.from(), figure.to(), figure.value(), figure.absent());
        }
    }

    /** Money that is allocated to nothing; absent where it is not known. */
    static @Nullable Money unappliedCash(Slice slice, Change balance, Currency currency) {
        return slice.hasUnappliedCash() ? new Money(balance.get(Measure.UNAPPLIED_MINOR), currency) : null;
    }

    /** @param ofMonth what the month of the day changed up to the day, by currency */
    static KpiView of(LegalEntityId entity, LocalDate asOf, List<Told> told, Map<String, Change> ofMonth) {
        return new KpiView(
                entity,
                asOf,
                told.stream()
                        .map(one -> CurrencyView.of(
                                one,
                                ofMonth.getOrDefault(one.currency().getCurrencyCode(), Change.NONE)
                                        .salesMinor()))
                        .toList());
    }
}
