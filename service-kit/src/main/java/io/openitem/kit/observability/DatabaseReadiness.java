package io.openitem.kit.observability;

import io.openitem.kit.startup.DatabaseRole;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the database answers, and answers to a role that row-level security binds. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements AsyncHealthCheck {

    /** A probe that waits longer than its prober is of no use; Kubernetes gives a second by default. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final DatabaseRole role;

    DatabaseReadiness(DatabaseRole role) {
        this.role = role;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return role.powers()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(powers -> powers.isBound()
                        ? response().up().build()
                        : down("The role is not bound by row-level security"))
                .onFailure()
                .recoverWithItem(failure -> down(failure.getClass().getSimpleName()));
    }

    private static HealthCheckResponse down(String reason) {
        return response().down().withData("reason", reason).build();
    }

    private static HealthCheckResponseBuilder response() {
        return HealthCheckResponse.named("database");
    }
}
