package io.openitem.local;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A place in the database's log, set to learn when everything committed before it is published. It is a message that the
 * outboxes' connector is sent: the slot confirms nothing else, and so would never reach the log's end on its own.
 *
 * @param position before the message and after every commit until then
 */
public record LogMark(String position) {

    /** Any connection will do; the mark does not wait for its transaction. */
    public static LogMark set(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            String position;
            try (var rows = statement.executeQuery("select pg_current_wal_insert_lsn()::text")) {
                rows.next();
                position = rows.getString(1);
            }
            // Outside any transaction, whose end would be behind it in the log; flushed, so that it is read at once.
            statement.execute("select pg_logical_emit_message(false, 'openitem-mark', '', true)");
            return new LogMark(position);
        }
    }

    /** Whether everything committed before it is published; false also while there is no slot. */
    public boolean isPassed(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select confirmed_flush_lsn >= ?::pg_lsn from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, position);
            statement.setString(2, Database.OUTBOX);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
