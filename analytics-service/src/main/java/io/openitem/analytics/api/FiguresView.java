package io.openitem.analytics.api;

import io.openitem.analytics.domain.FigureName;
import io.openitem.analytics.domain.History.Measured;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The figures at the end of a day. Receivables and sales are gross of tax, sales net of what was withdrawn. */
@Schema(
        description = "The figures at the end of a day. Receivables and sales are gross of tax, sales net of what was"
                + " withdrawn; unapplied cash is in none of them. Average days delinquent is DSO less best"
                + " possible DSO of the same window.")
public record FiguresView(
        FigureView dsoMonth,
        FigureView dsoThreeMonths,
        FigureView dsoTwelveMonths,
        FigureView dsoCountback,
        FigureView bestPossibleDsoMonth,
        FigureView bestPossibleDso,
        FigureView averageDaysDelinquentMonth,
        FigureView averageDaysDelinquent,
        FigureView ceiPeriod,
        FigureView ceiMonthlyised,
        FigureView closedDaysLate,
        FigureView averageDaysLate,
        FigureView weightedDaysLate,
        FigureView averageDaysVersusDue,
        FigureView averageDelayPaid,
        FigureView averageDelayWithOpen,
        FigureView shareLate,
        FigureView weightedTerms,
        FigureView daysPaid,
        FigureView openDaysLate,
        FigureView percentCurrent,
        FigureView percentOverdue) {

    static FiguresView of(Map<FigureName, Measured> figures) {
        return new FiguresView(
                view(figures, FigureName.DSO_MONTH),
                view(figures, FigureName.DSO_THREE_MONTHS),
                view(figures, FigureName.DSO_TWELVE_MONTHS),
                view(figures, FigureName.DSO_COUNTBACK),
                view(figures, FigureName.BEST_POSSIBLE_DSO_MONTH),
                view(figures, FigureName.BEST_POSSIBLE_DSO),
                view(figures, FigureName.AVERAGE_DAYS_DELINQUENT_MONTH),
                view(figures, FigureName.AVERAGE_DAYS_DELINQUENT),
                view(figures, FigureName.CEI_PERIOD),
                view(figures, FigureName.CEI_MONTHLYISED),
                view(figures, FigureName.CLOSED_DAYS_LATE),
                view(figures, FigureName.AVERAGE_DAYS_LATE),
                view(figures, FigureName.WEIGHTED_DAYS_LATE),
                view(figures, FigureName.AVERAGE_DAYS_VERSUS_DUE),
                view(figures, FigureName.AVERAGE_DELAY_PAID),
                view(figures, FigureName.AVERAGE_DELAY_WITH_OPEN),
                view(figures, FigureName.SHARE_LATE),
                view(figures, FigureName.WEIGHTED_TERMS),
                view(figures, FigureName.DAYS_PAID),
                view(figures, FigureName.OPEN_DAYS_LATE),
                view(figures, FigureName.PERCENT_CURRENT),
                view(figures, FigureName.PERCENT_OVERDUE));
    }

    private static FigureView view(Map<FigureName, Measured> figures, FigureName name) {
        return FigureView.of(Objects.requireNonNull(figures.get(name)));
    }
}
