package io.openitem.kit.observability;

import io.openitem.kit.tx.KitConfig;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says on the management interface, at {@code /q/info}, what is running. */
@ApplicationScoped
class BuildPage {

    private final JsonObject info;

    BuildPage(KitConfig config, @ConfigProperty(name = "quarkus.application.version") String version) {
        info = new JsonObject()
                .put("service", config.service())
                .put("version", version)
                .put("java", Runtime.version().toString());
    }

    void register(@Observes ManagementInterface management) {
        management.router().get("/q/info").handler(request -> request.json(info));
    }
}
