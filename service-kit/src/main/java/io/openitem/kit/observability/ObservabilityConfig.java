package io.openitem.kit.observability;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a service shows itself. The kit's defaults pass these on to Quarkus' own keys. */
@ConfigMapping(prefix = "openitem")
public interface ObservabilityConfig {

    Log log();

    Trace trace();

    /** Log lines on the console. */
    interface Log {

        /** Whether lines are JSON, for machines, rather than text, for people. */
        @WithDefault("false")
        boolean json();
    }

    /** Traces. Ids are given to all requests; this is about sending them away. */
    interface Trace {

        /** The share of traces that is exported, 0 to 1. Needs {@code quarkus.otel.exporter.otlp.endpoint}. */
        @WithDefault("0")
        double ratio();
    }
}
