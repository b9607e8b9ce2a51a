package io.openitem.kit.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the passing of time is acted on, and in what portions. */
@ConfigMapping(prefix = "openitem.sweep")
public interface SweepConfig {

    /** Real time between two runs of all sweeps. A business date lasts a day; a minute after midnight is soon enough. */
    @WithDefault("60s")
    Duration every();

    /** Items per transaction: large enough to be set-based, small enough that a run can be interrupted. */
    @WithDefault("5000")
    int batch();
}
