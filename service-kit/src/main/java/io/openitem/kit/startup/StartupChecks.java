package io.openitem.kit.startup;

import io.openitem.kit.tx.KitConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs every {@link StartupCheck} before anything is served: warnings are logged, one severe finding stops the start. */
@ApplicationScoped
public class StartupChecks {

    private static final Logger LOG = Logger.getLogger(StartupChecks.class);

    private final List<StartupCheck> checks;
    private final KitConfig config;

    StartupChecks(@All List<StartupCheck> checks, KitConfig config) {
        this.checks = checks;
        this.config = config;
    }

    void onStart(@Observes @Priority(1) StartupEvent event) {
        try {
            conclude(config.service(), VertxContextSupport.subscribeAndAwait(this::findings));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The checks of the configuration could not be run", e);
        }
    }

    Uni<List<Finding>> findings() {
        return Multi.createFrom()
                .iterable(checks)
                .onItem()
                .transformToUniAndConcatenate(StartupCheck::findings)
                .onItem()
                .<Finding>disjoint()
                .collect()
                .asList();
    }

    static void conclude(String service, List<Finding> findings) {
        List<Finding> severe = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.SEVERE)
                .toList();
        if (!severe.isEmpty()) {
            throw new StartupRefused(service, severe);
        }
        findings.forEach(finding -> LOG.warn(finding.toString()));
    }
}
