package io.openitem.launcher;

import io.openitem.local.Database;
import io.openitem.local.DatabaseServer;
import io.openitem.local.LogMark;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What operations reads and moves in the database: the clock, the outboxes, the slot. */
final class Ledger {
    private static final String OPERATIONS = "openitem_operations";

    /** More than transactions that run at the same time write together. */
    private static final int ROWS_IN_FLIGHT = 50_000;

    private final DatabaseServer server;

    /** Of {@link #keeping}. */
    private @Nullable Connection kept;

    Ledger(DatabaseServer server) {
        this.server = server;
    }

    /** Asks by one connection as long as the work goes on: for work that asks again and again. */
    void keeping(Runnable work) {
        try (var connection = server.as(OPERATIONS)) {
            kept = connection;
            work.run();
        } catch (SQLException e) {
            throw refused(e);
        } finally {
            kept = null;
        }
    }

    /**
     * The slot of the outbox.
     *
     * @param status as PostgreSQL has it; {@code lost} when it was invalidated
     * @param behindBytes how much of the log it has not confirmed
     */
    record Slot(String status, boolean active, long behindBytes) {}

    /** Nothing while time is real. */
    Optional<Instant> simulatedTime() {
        return first("select simulated_at from openitem.clock", OffsetDateTime.class)
                .map(OffsetDateTime::toInstant);
    }

    Instant businessInstant() {
        return first("select openitem.clock_instant()", OffsetDateTime.class)
                .orElseThrow()
                .toInstant();
    }

    /** @param to nothing for real time */
    void moveClock(Optional<Instant> to) {
        run(connection -> {
            try (var statement = connection.prepareStatement(
                    "update openitem.clock set simulated_at = ?, moved_at = clock_timestamp()")) {
                statement.setObject(
                        1,
                        to.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                return statement.executeUpdate();
            }
        });
    }

    Optional<Slot> slot() {
        return run(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select coalesce(wal_status, 'unknown'), active, coalesce(pg_current_wal_lsn() -"
                                    + " confirmed_flush_lsn, 0)::bigint from pg_replication_slots where slot_name = '"
                                    + Database.OUTBOX + "'")) {
                return rows.next()
                        ? Optional.of(new Slot(rows.getString(1), rows.getBoolean(2), rows.getLong(3)))
                        : Optional.empty();
            }
        });
    }

    /** Set after everything written so far. */
    LogMark mark() {
        return run(LogMark::set);
    }

    /** Whether everything before that mark was published. */
    boolean isPublished(LogMark mark) {
        return run(mark::isPassed);
    }

    /**
     * A measure of what the outboxes were given that grows with every row: the same twice means that nothing was decided
     * between. Numbers are given before the commit, so an earlier one may appear after the latest: the last are summed.
     */
    String written(List<Service> services) {
        var sums = services.stream()
                .filter(Service::database)
                .map(service -> "(select coalesce(sum(seq), 0) from (select seq from " + service.name()
                        + ".outbox order by kept_on desc, seq desc limit " + ROWS_IN_FLIGHT + ") last)")
                .collect(Collectors.joining(", "));
        return first("select concat_ws(' ', " + sums + ")", String.class).orElse("");
    }

    /** How many facts a service has taken in, by what it remembers of them. */
    long takenIn(Service service) {
        return first(
                        "select coalesce(sum(next_offset), 0)::bigint from " + service.name() + ".inbox_offset",
                        Long.class)
                .orElse(0L);
    }

    void rebuild(Service service) {
        run(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("select " + service.name() + ".rebuild()");
            }
        });
    }

    /** Names of the replication slots that exist; for the diagnosis. */
    List<String> slots() {
        return run(connection -> {
            var names = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select slot_name from pg_replication_slots order by 1")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    private <T> Optional<T> first(String sql, Class<T> type) {
        return run(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return rows.next() ? Optional.ofNullable(rows.getObject(1, type)) : Optional.empty();
            }
        });
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        try {
            if (kept != null) {
                return work.on(kept);
            }
            try (var connection = server.as(OPERATIONS)) {
                return work.on(connection);
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static Refusal refused(SQLException e) {
        return new Refusal(
                ExitCode.FAILED, "The database refuses (" + e.getMessage() + "). See ./openitem logs postgres.");
    }
}
