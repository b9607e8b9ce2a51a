package io.openitem.analytics.api;

import io.openitem.kit.problem.ProblemSource;
import io.openitem.kit.problem.ProblemType;
import java.util.List;

/** The refusals that only this service has. */
public final class AnalyticsProblems implements ProblemSource {

    static final ProblemType BUSINESS_DATE_UNKNOWN = ProblemType.of(
                    "business-date-unknown",
                    409,
                    "The business date is not known yet",
                    "The legal entity's time zone has not reached this service, so it cannot tell what day it is there.",
                    "Give `asOf`, or ask again in a moment.")
            .retryAfter(1);

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(BUSINESS_DATE_UNKNOWN);
    }
}
