package io.openitem.testing.rules;

import static io.openitem.testing.rules.Packages.within;
import static io.openitem.testing.rules.Packages.withinAny;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How SQL, table mappings and transactions are recognised in compiled code. */
final class SqlLanguage {

    private static final String KIT = "io.openitem.kit";
    private static final List<String> DRIVERS = List.of(
            "java.sql",
            "javax.sql",
            "io.vertx.sqlclient",
            "io.vertx.mutiny.sqlclient",
            "io.vertx.pgclient",
            "io.vertx.mutiny.pgclient");
    private static final List<String> SESSIONS = List.of("org.hibernate", "jakarta.persistence");
    private static final List<String> MAPPINGS =
            List.of("jakarta.persistence", "org.hibernate.annotations", "java.sql", "org.postgresql");

    private static final Pattern HIBERNATE_QUERY = Pattern.compile("create\\w*(Query|Graph|Call)");
    private static final Pattern KIT_QUERY =
            Pattern.compile("sql|session|(query|execute|update|insert|delete|batch)\\w*");
    private static final Set<String> OPENERS = Set.of(
            "withTransaction",
            "withStatelessTransaction",
            "withSession",
            "withStatelessSession",
            "openSession",
            "openStatelessSession",
            "beginTransaction",
            "withConnection",
            "getConnection");
    private static final Set<String> TRANSACTION_SOURCES = Set.of(
            "jakarta.transaction.Transactional",
            "jakarta.transaction.UserTransaction",
            "jakarta.transaction.TransactionManager",
            "io.quarkus.narayana.jta.QuarkusTransaction",
            "io.quarkus.hibernate.reactive.panache.common.WithTransaction",
            "io.quarkus.hibernate.reactive.panache.common.WithSession",
            "io.quarkus.hibernate.reactive.panache.common.WithSessionOnDemand",
            "io.quarkus.hibernate.reactive.panache.Panache",
            "org.hibernate.reactive.mutiny.Mutiny$SessionFactory",
            "org.hibernate.reactive.stage.Stage$SessionFactory",
            "jakarta.persistence.EntityManagerFactory",
            "javax.sql.DataSource");

    private SqlLanguage() {}

    /** A call or method reference that takes or runs a statement. */
    static boolean runsSql(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String member = access.getTarget().getName();
        return withinAny(owner.getPackageName(), DRIVERS)
                || (withinAny(owner.getPackageName(), SESSIONS)
                        && HIBERNATE_QUERY.matcher(member).matches())
                || (within(owner.getPackageName(), KIT)
                        && owner.getSimpleName().equals("Tx")
                        && KIT_QUERY.matcher(member).matches());
    }

    /** A type that ties a class to tables and columns. */
    static boolean mapsTables(JavaClass type) {
        return withinAny(type.getPackageName(), MAPPINGS);
    }

    /** A call or method reference that begins a transaction or takes a session or connection. */
    static boolean opensTransaction(JavaAccess<?> access) {
        return OPENERS.contains(access.getTarget().getName())
                && !within(access.getTargetOwner().getPackageName(), KIT);
    }

    /** A type through which a transaction could be opened. */
    static boolean isTransactionSource(JavaClass type) {
        boolean pool = type.getSimpleName().matches("(Pg)?Pool") && within(type.getPackageName(), "io.vertx");
        return pool || TRANSACTION_SOURCES.contains(type.getName());
    }
}
