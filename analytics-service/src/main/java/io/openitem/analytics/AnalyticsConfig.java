package io.openitem.analytics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Numbers of the read side that someone may tune. */
@ConfigMapping(prefix = "openitem.analytics")
public interface AnalyticsConfig {

    /** Days of one daily series: a year and the month beside it. */
    @WithDefault("400")
    int seriesMaxDays();

    /** Months of one monthly series: five years on a chart. */
    @WithDefault("60")
    int monthsMax();

    /** Months that a figure looks back at most: a countback beyond them says nothing any more. */
    @WithDefault("60")
    int historyMonths();

    /** Real time between two looks at the figures that are told as metrics. */
    @WithDefault("15s")
    Duration headlinesEvery();

    /** A clock that differs from the wall by more is a simulated one, and the age of facts says nothing then. */
    @WithDefault("PT1M")
    Duration realClockTolerance();
}
