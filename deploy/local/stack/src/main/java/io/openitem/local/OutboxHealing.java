package io.openitem.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends facts again that may never have reached Kafka because the slot was lost. A row is sent by being written: it is
 * inserted once more with the same id, which consumers skip where they have it.
 *
 * <p>That a healing is owed is kept in the database, as the publication's comment, and is forgotten in the transaction
 * that sends the facts again: a crash between the two leaves it owed. The comment says from when on, because the
 * services' checkpoints are no longer to be trusted once there is a new slot that has passed them all.
 */
public final class OutboxHealing {
    private static final String OWED = "owed since ";
    private static final String OWED_ALL = "-infinity";

    /** Longer than any transaction between the making of an id and its commit. */
    private static final String MARGIN = "interval '10 minutes'";

    private final DatabaseServer server;

    public OutboxHealing(DatabaseServer server) {
        this.server = server;
    }

    /**
     * What was done.
     *
     * @param since from when on facts were sent again; null for all that are kept
     * @param rows how many
     */
    public record Healed(@Nullable Instant since, long rows) {}

    /** Whether the slot was made anew and the facts it never saw were not sent again yet. */
    public boolean isOwed() {
        try (var connection = server.asSuperuser()) {
            return owedSince(connection).isPresent();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Notes that a healing is owed, before a slot is made: what every service knows to be in Kafka is known now and no
     * longer afterwards.
     */
    static void owe(Connection connection) throws SQLException {
        if (owedSince(connection).isPresent()) {
            return;
        }
        var since = lastConfirmed(connection);
        Sql.execute(
                connection,
                "comment on publication " + Database.OUTBOX + " is '" + OWED
                        + since.map(Instant::toString).orElse(OWED_ALL) + "'");
    }

    /**
     * Sends again what the lost slot may not have passed on, in the order it was written, before anything that is
     * written from now on. The connector must be stopped.
     */
    public Healed heal() {
        try (var connection = server.asSuperuser()) {
            connection.setAutoCommit(false);
            var owed = owedSince(connection)
                    .orElseThrow(() -> new ComponentFailure(
                            "outbox", "nothing is owed: the slot is whole.", "Say since when to send again."));
            var since = owed.equals(OWED_ALL) ? null : Instant.parse(owed);
            var services = lockOutboxes(connection);
            skipWhatWasWrittenMeanwhile();
            long rows = insertAgain(connection, services, since);
            forgetCheckpoints(connection, services, since);
            Sql.execute(connection, "comment on publication " + Database.OUTBOX + " is null");
            connection.commit();
            return new Healed(since, rows);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Sends again all facts written since then, whatever became of them; the slot is left where it is, for it may have
     * others to pass on. The connector may run.
     *
     * @param since null for all that are kept
     */
    public Healed resend(@Nullable Instant since) {
        try (var connection = server.asSuperuser()) {
            connection.setAutoCommit(false);
            var services = lockOutboxes(connection);
            long rows = insertAgain(connection, services, since);
            connection.commit();
            return new Healed(since, rows);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Optional<String> owedSince(Connection connection) throws SQLException {
        var comments = Sql.texts(
                connection,
                "select obj_description(oid, 'pg_publication') from pg_publication where pubname = '" + Database.OUTBOX
                        + "' and obj_description(oid, 'pg_publication') is not null");
        return comments.stream()
                .filter(comment -> comment.startsWith(OWED))
                .map(comment -> comment.substring(OWED.length()))
                .findFirst();
    }

    /**
     * The earliest of what the services know for sure, or nothing where one of them knows nothing. A service whose
     * outbox is empty has nothing to send and no say.
     */
    private static Optional<Instant> lastConfirmed(Connection connection) throws SQLException {
        Instant earliest = Instant.MAX;
        for (var service : services(connection)) {
            if (Sql.texts(connection, "select 'x' from " + service + ".outbox limit 1")
                    .isEmpty()) {
                continue;
            }
            var confirmed = Sql.texts(
                    connection,
                    "select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from " + service
                            + ".outbox_checkpoint where confirmed having max(at) is not null");
            if (confirmed.isEmpty()) {
                return Optional.empty();
            }
            var instant = Instant.parse(confirmed.get(0));
            earliest = instant.isBefore(earliest) ? instant : earliest;
        }
        return earliest.equals(Instant.MAX) ? Optional.empty() : Optional.of(earliest);
    }

    /** Writers wait from here on; the checkpoints too, so that none is noted between the lock and the commit. */
    private static List<String> lockOutboxes(Connection connection) throws SQLException {
        var services = services(connection);
        for (var service : services) {
            Sql.execute(connection, "lock table " + service + ".outbox in share row exclusive mode");
            Sql.execute(connection, "lock table " + service + ".outbox_checkpoint in share row exclusive mode");
        }
        return services;
    }

    /**
     * What was written after the slot was made would be sent by the slot, before or after its elders: it goes with them
     * instead. From a connection of its own, because this transaction's end is not to be passed over.
     */
    private void skipWhatWasWrittenMeanwhile() throws SQLException {
        try (var other = server.asSuperuser()) {
            Sql.execute(other, "select pg_replication_slot_advance('" + Database.OUTBOX + "', pg_current_wal_lsn())");
        }
    }

    /** Ids carry the moment they were made in; days are compared as well, for they are what partitions are cut by. */
    private static long insertAgain(Connection connection, List<String> services, @Nullable Instant since)
            throws SQLException {
        long rows = 0;
        for (var service : services) {
            var columns = String.join(
                    ", ",
                    Sql.texts(
                            connection,
                            "select quote_ident(attname) from pg_attribute where attrelid = '" + service
                                    + ".outbox'::regclass and attnum > 0 and not attisdropped"
                                    + " and attname not in ('kept_on', 'seq') order by attnum"));
            var insert = "insert into " + service + ".outbox (" + columns + ") select " + columns + " from " + service
                    + ".outbox where ?::timestamptz is null or (kept_on >= ((?::timestamptz - " + MARGIN
                    + ") at time zone 'UTC')::date and coalesce(uuid_extract_timestamp(id) >= ?::timestamptz - "
                    + MARGIN + ", true)) order by seq";
            try (var statement = connection.prepareStatement(insert)) {
                var moment = since == null ? null : OffsetDateTime.ofInstant(since, ZoneOffset.UTC);
                for (int i = 1; i <= 3; i++) {
                    statement.setObject(i, moment, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                }
                rows += statement.executeUpdate();
            }
        }
        return rows;
    }

    /** The new slot is past all notes of the old one and would confirm them, sent or not. */
    private static void forgetCheckpoints(Connection connection, List<String> services, @Nullable Instant since)
            throws SQLException {
        for (var service : services) {
            try (var statement = connection.prepareStatement(
                    "delete from " + service + ".outbox_checkpoint where ?::timestamptz is null or at > ?")) {
                var moment = since == null ? null : OffsetDateTime.ofInstant(since, ZoneOffset.UTC);
                statement.setObject(1, moment, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setObject(2, moment, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                statement.executeUpdate();
            }
        }
    }

    private static List<String> services(Connection connection) throws SQLException {
        return new ArrayList<>(Sql.texts(
                connection,
                "select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relname = 'outbox' and c.relkind = 'p' order by 1"));
    }

    private static ComponentFailure failure(SQLException cause) {
        return new ComponentFailure(
                        "outbox",
                        "cannot send facts again (" + cause.getMessage() + ").",
                        "Stop the connector, then try again; nothing was changed.")
                .causedBy(cause);
    }
}
