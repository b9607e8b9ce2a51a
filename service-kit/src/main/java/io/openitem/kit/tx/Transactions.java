package io.openitem.kit.tx;

import io.openitem.contracts.LegalEntityId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens every transaction of a service. Its first statement says for whom the transaction works and reads the one
 * clock; a transaction opened any other way sees no row, because row-level security finds no scope.
 */
@ApplicationScoped
public class Transactions {

    private static final String ENTER =
            "select set_config('role', :role, true), set_config('openitem.entities', :entities, true),"
                    + " openitem.clock_instant()";

    private final Mutiny.SessionFactory sessions;
    private final KitConfig config;

    Transactions(Mutiny.SessionFactory sessions, KitConfig config) {
        this.sessions = sessions;
        this.config = config;
    }

    /** Runs {@code work} for a caller who may act for these legal entities. A failure of the work rolls back. */
    public <T> Uni<T> forCaller(Set<LegalEntityId> legalEntities, Function<Tx, Uni<T>> work) {
        return open(new Scope.Caller(legalEntities), work);
    }

    /** Runs {@code work} for a consumer or a sweep, across all legal entities. A failure of the work rolls back. */
    public <T> Uni<T> forWorker(Function<Tx, Uni<T>> work) {
        return open(new Scope.Worker(), work);
    }

    private <T> Uni<T> open(Scope scope, Function<Tx, Uni<T>> work) {
        String role = switch (scope) {
            case Scope.Caller caller -> "none";
            case Scope.Worker worker -> config.service() + "_worker";
        };
        String entities = switch (scope) {
            case Scope.Caller caller -> caller.setting();
            case Scope.Worker worker -> "";
        };
        return sessions.withStatelessTransaction((session, transaction) -> new Statement(Tx.connection(session), ENTER)
                .bind("role", role)
                .bind("entities", entities)
                .list(entered -> entered.instant(2))
                .chain(entered -> work.apply(new Tx(session, entered.get(0)))));
    }
}
