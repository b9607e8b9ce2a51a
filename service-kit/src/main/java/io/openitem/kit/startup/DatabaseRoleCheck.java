package io.openitem.kit.startup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Refuses a role that row-level security does not bind. A database that does not answer yet is no reason not to start:
 * readiness asks again and stays down until it answers to a bound role.
 */
@ApplicationScoped
class DatabaseRoleCheck implements StartupCheck {

    static final String KEY = "quarkus.datasource.username";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DatabaseRole role;

    DatabaseRoleCheck(DatabaseRole role) {
        this.role = role;
    }

    @Override
    public Uni<List<Finding>> findings() {
        return role.powers()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(DatabaseRoleCheck::judge)
                .onFailure()
                .recoverWithItem(failure -> List.of(Finding.warning(
                        "quarkus.datasource.reactive.url",
                        "the database does not answer yet ("
                                + failure.getClass().getSimpleName() + ").",
                        "The service starts and is not ready until it does.")));
    }

    static List<Finding> judge(DatabaseRole.Powers powers) {
        if (powers.isBound()) {
            return List.of();
        }
        String why = powers.superuser()
                ? "is a superuser"
                : powers.bypassesRowSecurity() ? "has BYPASSRLS" : "owns tables of the service";
        return List.of(Finding.severe(
                KEY,
                "the role " + powers.role() + " " + why + ", so legal entities would not be kept apart.",
                "Log in as <service>_service, made by deploy/postgres/bootstrap.sql."));
    }
}
