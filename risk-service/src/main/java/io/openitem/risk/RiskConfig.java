package io.openitem.risk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What someone will tune in credit. */
@ConfigMapping(prefix = "openitem.risk")
public interface RiskConfig {

    /** Which scorecard is used: the resource {@code scorecards/<code>.json}, read once at start. */
    @WithDefault("standard-1")
    String scorecard();

    /** Changes of one customer's score in an answer: two years of monthly ones. */
    @WithDefault("24")
    int historyMax();
}
