package io.openitem.kit.observability;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Traces. Ids are given to all requests; this is about sending them away. */
@ConfigMapping(prefix = "openitem.trace")
public interface TraceConfig {

    /** The share of traces that is exported, 0 to 1. Needs {@code quarkus.otel.exporter.otlp.endpoint}. */
    @WithDefault("0")
    double ratio();
}
