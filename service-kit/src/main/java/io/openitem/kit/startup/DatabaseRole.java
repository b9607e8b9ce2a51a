package io.openitem.kit.startup;

import io.openitem.kit.tx.KitConfig;
import io.openitem.kit.tx.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;

/** What the role that the service logs in as may do in the database. */
@ApplicationScoped
public class DatabaseRole {

    private static final String POWERS = """
            select cast(role.rolname as text), role.rolsuper, role.rolbypassrls, exists (
                select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = :schema and pg_has_role(role.oid, c.relowner, 'USAGE'))
            from pg_roles role where role.rolname = session_user
            """;

    private final Transactions transactions;
    private final KitConfig config;

    DatabaseRole(Transactions transactions, KitConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /** Asks the database; fails when it does not answer or is not migrated. */
    public Uni<Powers> powers() {
        return transactions.forCaller(
                Set.of(),
                tx -> tx.sql(POWERS)
                        .bind("schema", config.service())
                        .first(row -> new Powers(row.text(0), row.flag(1), row.flag(2), row.flag(3)))
                        .map(powers -> Objects.requireNonNull(powers, "the role of the session")));
    }

    /**
     * @param role the role's name
     * @param superuser row-level security does not exist for it
     * @param bypassesRowSecurity the same, by attribute
     * @param owner owns tables of the service's schema and could change their policies
     */
    public record Powers(String role, boolean superuser, boolean bypassesRowSecurity, boolean owner) {

        /** Whether row-level security holds for the role, whatever the service does. */
        public boolean isBound() {
            return !superuser && !bypassesRowSecurity && !owner;
        }
    }
}
