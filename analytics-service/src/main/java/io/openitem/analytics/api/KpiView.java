package io.openitem.analytics.api;

import io.openitem.analytics.app.KpiQueries.Figures;
import io.openitem.analytics.domain.Dso;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a legal entity at the end of a day. Receivables and sales are gross of tax; sales are net of what was
 * withdrawn; disputed items are included.
 */
@Schema(
        description =
                "The figures of a legal entity at the end of a day. Receivables and sales are gross of tax; sales are net of what was withdrawn; disputed items are included.")
public record KpiView(
        LegalEntityId legalEntity,

        @Schema(description = "The day at whose end the figures are taken.")
        LocalDate asOf,

        @Schema(description = "One entry for each currency; they are never added.")
        List<CurrencyView> currencies) {

    /**
     * One currency.
     */
    @Schema(name = "KpiCurrencyView", description = "Figures in one currency.")
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

            @Schema(description = "From the first of the month to the day.")
            Money salesOfMonth,

            @Schema(description = "Of the twelve months up to and with the day.")
            Money salesOfTwelveMonths,

            DsoView dsoSimple) {

        static CurrencyView of(Figures figures) {
            return new CurrencyView(
                    figures.receivables().currency().getCurrencyCode(),
                    figures.receivables(),
                    figures.openItems(),
                    figures.overdue(),
                    figures.overdueItems(),
                    figures.salesOfMonth(),
                    figures.salesOfTwelveMonths(),
                    DsoView.of(figures));
        }
    }

    /**
     * Receivables / sales of the window x days of the window.
     */
    @Schema(description = "Days sales outstanding: receivables / sales of the window x days of the window.")
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

        static DsoView of(Figures figures) {
            LocalDate from = figures.dsoWindow().from();
            LocalDate to = figures.dsoWindow().to();
            return switch (figures.dsoSimple()) {
                case Dso.Known known -> new DsoView(from, to, known.days().toPlainString(), null);
                case Dso.Unknown unknown -> new DsoView(from, to, null, reason(unknown.reason()));
            };
        }

        private static String reason(Dso.Reason reason) {
            return switch (reason) {
                case NO_SALES -> "no-sales";
                case SHORT_HISTORY -> "short-history";
            };
        }
    }

    static KpiView of(LegalEntityId entity, LocalDate asOf, @Nullable String currency, List<Figures> figures) {
        return new KpiView(
                entity,
                asOf,
                figures.stream()
                        .map(CurrencyView::of)
                        .filter(view -> currency == null || currency.equals(view.currency()))
                        .toList());
    }
}
