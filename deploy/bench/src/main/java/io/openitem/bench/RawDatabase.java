package io.openitem.bench;

import io.openitem.local.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * What PostgreSQL itself does with the rows of an invoice and its fact: the same columns and indexes in tables of their
 * own, without services, row-level security and idempotency.
 */
final class RawDatabase implements AutoCloseable {

    private static final String PAYLOAD = "{\"invoice\":\"inv_019b97caa9c176138d8a757dd1dc09df\",\"customer\":"
            + "\"cus_019b8d39bd4b7a978112ca1bbdcafac2\",\"source\":\"bench\",\"number\":\"2026-000123\",\"issueDate\":"
            + "\"2026-01-07\",\"dueDate\":\"2026-02-06\",\"amount\":{\"amount\":\"1234.50\",\"currency\":\"EUR\"},"
            + "\"openAmount\":{\"amount\":\"1234.50\",\"currency\":\"EUR\"}}";

    private static final String ROWS = """
            with made as (
                insert into bench.invoice (id, legal_entity, customer_id, source, number, issue_date, due_date, currency,
                    amount_minor, open_minor, state, was_overdue, version, booked_on)
                select id, 'DE01', id, 'bench', id::text, '2026-01-07', '2026-02-06', 'EUR', 123450, 123450, 'open',
                    false, 1, '2026-01-07'
                from unnest(?::uuid[]) as i(id) returning id)
            insert into bench.outbox (id, topic, event_key, type, source, subject, time, business_date, legal_entity,
                customer_id, aggregate_version, payload)
            select id, 'openitem.invoice.v1', id::text, 'openitem.invoice.v1.InvoiceIssued',
                '/openitem/invoice-service', id::text, '2026-01-07T09:30:00.001Z', '2026-01-07', 'DE01', id::text, '1', '""" + PAYLOAD + "' from made";

    private final DatabaseServer server;

    RawDatabase(DatabaseServer server) throws SQLException {
        this.server = server;
        try (Connection connection = server.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists bench cascade");
            statement.execute("create schema bench");
            statement.execute("create table bench.invoice (like invoice.invoice including all)");
            statement.execute("create table bench.outbox (like invoice.outbox including all)");
        }
    }

    /** Transactions of one invoice and one outbox row each, durable. */
    Timings single(int clients, Duration time) throws Exception {
        Connection[] connections = new Connection[clients];
        PreparedStatement[] statements = new PreparedStatement[clients];
        for (int i = 0; i < clients; i++) {
            connections[i] = server.asSuperuser();
            statements[i] = connections[i].prepareStatement(ROWS);
        }
        try {
            return Load.run(clients, time, (client, nth) -> insert(connections[client], statements[client], 1));
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** Transactions of {@code rows} invoices and as many outbox rows; the rate is that of invoices. */
    double bulk(int clients, int rows, Duration time) throws Exception {
        Connection[] connections = new Connection[clients];
        PreparedStatement[] statements = new PreparedStatement[clients];
        for (int i = 0; i < clients; i++) {
            connections[i] = server.asSuperuser();
            statements[i] = connections[i].prepareStatement(ROWS);
        }
        try {
            return rows
                    * Load.run(clients, time, (client, nth) -> insert(connections[client], statements[client], rows))
                            .perSecond();
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static void insert(Connection connection, PreparedStatement statement, int rows) throws SQLException {
        UUID[] ids = new UUID[rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = UUID.randomUUID();
        }
        statement.setArray(1, connection.createArrayOf("uuid", ids));
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = server.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists bench cascade");
        }
    }
}
