package io.openitem.kit.observability;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Log lines on the console. The kit's defaults pass this on to Quarkus' own key. */
@ConfigMapping(prefix = "openitem.log")
public interface LogConfig {

    /** Whether lines are JSON, for machines, rather than text, for people. */
    @WithDefault("false")
    boolean json();
}
