package io.openitem.analytics.domain;

/** The figures by name, each with the formula it follows and what it counts. */
public enum FigureName {
    DSO_MONTH("dso-simple", Unit.DAYS),
    DSO_THREE_MONTHS("dso-simple", Unit.DAYS),
    DSO_TWELVE_MONTHS("dso-simple", Unit.DAYS),
    DSO_COUNTBACK("dso-countback", Unit.DAYS),
    BEST_POSSIBLE_DSO_MONTH("best-possible-dso", Unit.DAYS),
    BEST_POSSIBLE_DSO("best-possible-dso", Unit.DAYS),
    AVERAGE_DAYS_DELINQUENT_MONTH("average-days-delinquent", Unit.DAYS),
    AVERAGE_DAYS_DELINQUENT("average-days-delinquent", Unit.DAYS),
    CEI_PERIOD("cei-period", Unit.PERCENT),
    CEI_MONTHLYISED("cei-monthlyised", Unit.PERCENT),
    CLOSED_DAYS_LATE("closed-days-late", Unit.DAYS),
    AVERAGE_DAYS_LATE("average-days-late", Unit.DAYS),
    WEIGHTED_DAYS_LATE("weighted-days-late", Unit.DAYS),
    AVERAGE_DAYS_VERSUS_DUE("average-days-versus-due", Unit.DAYS),
    AVERAGE_DELAY_PAID("average-delay-paid", Unit.DAYS),
    AVERAGE_DELAY_WITH_OPEN("average-delay-with-open", Unit.DAYS),
    SHARE_LATE("share-late", Unit.PERCENT),
    WEIGHTED_TERMS("weighted-terms", Unit.DAYS),
    DAYS_PAID("days-paid", Unit.DAYS),
    OPEN_DAYS_LATE("open-days-late", Unit.DAYS),
    PERCENT_CURRENT("percent-current", Unit.PERCENT),
    PERCENT_OVERDUE("percent-overdue", Unit.PERCENT);

    /** What a figure counts. */
    public enum Unit {
        DAYS,
        PERCENT
    }

    private final String formula;
    private final Unit unit;

    FigureName(String formula, Unit unit) {
        this.formula = formula;
        this.unit = unit;
    }

    public String formula() {
        return formula;
    }

    public Unit unit() {
        return unit;
    }
}
