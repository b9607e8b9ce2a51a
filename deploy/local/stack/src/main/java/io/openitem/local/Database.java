package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the database to what the services and the outbox's connector expect: roles and schemas, migrations, the
 * publication of all outboxes and the slot that follows it. All of it may be done again and then changes nothing.
 */
public final class Database {
    public static final String NAME = "openitem";

    /** Both the publication of all outboxes and the replication slot of the connector have this name. */
    public static final String OUTBOX = "openitem_outbox";

    // Kept here, for the log system forgets the level of a logger that nobody holds. A dozen lines for each schema that
    // say nothing happened would hide the progress.
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY_LOG.setLevel(Level.WARNING);
    }

    private final DatabaseServer server;

    public Database(DatabaseServer server) {
        this.server = server;
    }

    /** Makes roles and schemas. */
    public void bootstrap(Path bootstrapSql) {
        try (var connection = server.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(bootstrapSql));
        } catch (SQLException e) {
            throw failure("cannot make roles and schemas", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migrates what all services share, as its owner: the schema {@code openitem}. */
    public void migratePlatform(MigrationFolders platform) {
        migrate("openitem", "openitem_owner", "flyway_platform", platform, Map.of());
    }

    /**
     * Migrates the schema of one service as its owner: first the plumbing, then the service's own tables, each with a
     * version history of its own.
     *
     * @param service for example {@code invoice}
     */
    public void migrateService(String service, MigrationFolders kit, MigrationFolders own) {
        var placeholders = Map.of("service", service);
        migrate(service, service + "_owner", "flyway_kit", kit, placeholders);
        migrate(service, service + "_owner", "flyway_service", own, placeholders);
    }

    /**
     * Publishes the outboxes of all services that have one by now, then makes the slot if it is missing. In this order:
     * a slot decodes with the publication as it was when the row was written. A slot that had to be made leaves a
     * healing owed, see {@link OutboxHealing}.
     *
     * @return what the slot was found to be
     */
    public SlotState publishOutboxes() {
        try (var connection = server.asSuperuser()) {
            publish(connection);
            return ensureSlot(connection);
        } catch (SQLException e) {
            throw failure("cannot make the outbox's publication and slot", e);
        }
    }

    /** What became of the outbox's slot. */
    public enum SlotState {
        /** It was there and whole. */
        KEPT,
        /** It was not there. Facts written before now must be sent again, if there are any. */
        MADE,
        /** It had fallen too far behind and was made anew: facts it had not passed on must be sent again. */
        REPLACED
    }

    private void migrate(
            String schema, String owner, String table, MigrationFolders folders, Map<String, String> placeholders) {
        if (folders.folders().isEmpty()) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(server.jdbcUrl(), owner, owner)
                    .defaultSchema(schema)
                    .createSchemas(false)
                    .table(table)
                    .locations(folders.locations())
                    .placeholders(placeholders)
                    // The plumbing is in the schema when the service's own history begins there.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failure("cannot migrate schema " + schema + " from " + folders.folders(), e);
        }
    }

    private static void publish(Connection connection) throws SQLException {
        var outboxes = outboxes(connection);
        var published = Sql.texts(
                connection,
                "select format('%I.%I', schemaname, tablename) from pg_publication_tables where pubname = '" + OUTBOX
                        + "' order by 1");
        if (Sql.texts(connection, "select pubname from pg_publication where pubname = '" + OUTBOX + "'")
                .isEmpty()) {
            Sql.execute(
                    connection,
                    "create publication " + OUTBOX
                            + (outboxes.isEmpty() ? "" : " for table " + String.join(", ", outboxes))
                            + " with (publish = 'insert', publish_via_partition_root = true)");
        } else if (!outboxes.isEmpty() && !outboxes.equals(published)) {
            Sql.execute(connection, "alter publication " + OUTBOX + " set table " + String.join(", ", outboxes));
        }
    }

    private static List<String> outboxes(Connection connection) throws SQLException {
        return Sql.texts(
                connection,
                "select format('%I.%I', n.nspname, c.relname) from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relname = 'outbox' and c.relkind = 'p' order by 1");
    }

    private static SlotState ensureSlot(Connection connection) throws SQLException {
        var status = Sql.texts(
                connection,
                "select coalesce(wal_status, 'unknown') from pg_replication_slots where slot_name = '" + OUTBOX + "'");
        if (status.isEmpty()) {
            OutboxHealing.owe(connection);
            makeSlot(connection);
            return SlotState.MADE;
        }
        if (status.contains("lost")) {
            OutboxHealing.owe(connection);
            Sql.execute(connection, "select pg_drop_replication_slot('" + OUTBOX + "')");
            makeSlot(connection);
            return SlotState.REPLACED;
        }
        return SlotState.KEPT;
    }

    private static void makeSlot(Connection connection) throws SQLException {
        Sql.execute(connection, "select pg_create_logical_replication_slot('" + OUTBOX + "', 'pgoutput')");
    }

    private static ComponentFailure failure(String what, Exception cause) {
        return new ComponentFailure(
                        "database", what + " (" + cause.getMessage() + ").", "Correct the statement that it names.")
                .causedBy(cause);
    }
}
