package io.openitem.kit.observability;

import io.openitem.kit.startup.Finding;
import io.openitem.kit.startup.StartupCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Traces that are to be sent need somewhere to go; nobody should look for them in vain. */
@ApplicationScoped
class TracingCheck implements StartupCheck {

    private static final String KEY = "openitem.trace.ratio";
    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    private final TraceConfig config;
    private final Optional<String> endpoint;

    TracingCheck(TraceConfig config, @ConfigProperty(name = ENDPOINT) Optional<String> endpoint) {
        this.config = config;
        this.endpoint = endpoint;
    }

    @Override
    public Uni<List<Finding>> findings() {
        return Uni.createFrom().item(() -> judge(config.ratio(), endpoint));
    }

    static List<Finding> judge(double ratio, Optional<String> endpoint) {
        if (!(ratio >= 0 && ratio <= 1)) {
            return List.of(Finding.severe(KEY, "is not a share.", "Set 0 to export no trace, 1 to export all."));
        }
        if (ratio > 0 && endpoint.isEmpty()) {
            return List.of(Finding.warning(
                    KEY, "exports traces to the default address.", "Set " + ENDPOINT + " to the collector's."));
        }
        if (ratio == 0 && endpoint.isPresent()) {
            return List.of(Finding.warning(KEY, "is 0, so " + ENDPOINT + " receives nothing.", "Set it above 0."));
        }
        return List.of();
    }
}
