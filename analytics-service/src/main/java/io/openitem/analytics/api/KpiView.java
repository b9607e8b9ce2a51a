package io.openitem.analytics.api;

import io.openitem.analytics.app.KpiQueries.Figures;
import io.openitem.analytics.domain.Dso;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a legal entity at the end of a day. Receivables and sales are gross of tax; sales are net of what was
 * withdrawn; disputed items are included.
 */
public record KpiView(LegalEntityId legalEntity, LocalDate asOf, List<CurrencyView> currencies) {

    /**
     * One currency.
     *
     * @param salesOfMonth from the first of the month to the day
     * @param salesOfTwelveMonths of the twelve months up to and with the day
     */
    public record CurrencyView(
            String currency,
            Money receivables,
            long openItems,
            Money overdue,
            long overdueItems,
            Money salesOfMonth,
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
     *
     * @param days four decimals; absent where the figure cannot be computed
     * @param absent why there is no figure: {@code no-sales} or {@code short-history}
     */
    public record DsoView(
            LocalDate from,
            LocalDate to,
            @Nullable String days,
            @Nullable String absent) {

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
