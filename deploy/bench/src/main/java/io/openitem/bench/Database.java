package io.openitem.bench;

import io.openitem.local.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks the database past all services, so that a figure does not rest on what a service says of itself. */
final class Database {

    private final DatabaseServer server;

    Database(DatabaseServer server) {
        this.server = server;
    }

    Connection connect() throws SQLException {
        return server.asSuperuser();
    }

    /** @return the first column of the first row; that there is none, or nothing in it, is an error */
    String text(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            String text = rows.next() ? rows.getString(1) : null;
            if (text == null) {
                throw new IllegalStateException("Nothing was found by " + sql);
            }
            return text;
        }
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Number of the last row that a service's outbox was given. */
    long lastFact(String service) throws SQLException {
        return count("select coalesce(pg_sequence_last_value(pg_get_serial_sequence('" + service
                + ".outbox', 'seq')::regclass), 0)");
    }
}
