package io.openitem.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What PostgreSQL itself does with the rows of an invoice and its fact, and of a payment until it is applied: the same
 * columns and indexes in tables of their own, without services, row-level security and idempotency.
 */
final class RawDatabase implements AutoCloseable {

    private static final String PAYLOAD = "{\"invoice\":\"inv_019b97caa9c176138d8a757dd1dc09df\",\"customer\":"
            + "\"cus_019b8d39bd4b7a978112ca1bbdcafac2\",\"source\":\"bench\",\"number\":\"2026-000123\",\"issueDate\":"
            + "\"2026-01-07\",\"dueDate\":\"2026-02-06\",\"amount\":{\"amount\":\"1234.50\",\"currency\":\"EUR\"},"
            + "\"openAmount\":{\"amount\":\"1234.50\",\"currency\":\"EUR\"}}";

    private static final String ROWS = """
            with made as (
                insert into bench.invoice (id, legal_entity, customer_id, source, number, issue_date, due_date, currency,
                    amount_minor, open_minor, state, version, booked_on)
                select id, 'DE01', id, 'bench', id::text, '2026-01-07', '2026-02-06', 'EUR', 123450, 123450, 'open', 1,
                    '2026-01-07'
                from unnest(?::uuid[]) as i(id) returning id)
            insert into bench.outbox (id, topic, event_key, type, source, subject, time, business_date, legal_entity,
                customer_id, aggregate_version, payload)
            select id, 'openitem.invoice.v1', id::text, 'openitem.invoice.v1.InvoiceIssued',
                '/openitem/invoice-service', id::text, '2026-01-07T09:30:00.001Z', '2026-01-07', 'DE01', id::text, '1', '""" + PAYLOAD + "' from made";

    /**
     * All rows of a payment that settles an item, in one transaction where the services need three: the payment and its
     * part, the ledger's answer and the settled item, the two facts of cash application and the three of the ledger, and
     * what either remembers of the other's.
     */
    private static final String PAID = """
            with paid as (
                update bench.invoice set state = 'settled', open_minor = 0, applied_minor = amount_minor,
                    paid_up_to = '2026-01-07', version = version + 2
                where id = ? returning id, customer_id),
            money as (
                insert into bench.payment (id, legal_entity, source, reference, currency, amount_minor, received_on,
                    remittance, customer_id, recognition, matched, state, proposed_minor, applied_minor,
                    unapplied_minor, refunded_minor, returned_minor, version, facts)
                select m.id, 'DE01', 'bench', m.id::text, 'EUR', 123450, '2026-01-07', 'invoice B-1784000000000',
                    paid.customer_id, 'invoice-number', 'B1784000000000', 'applied', 0, 123450, 0, 0, 0, 3, 2
                from paid, (select uuidv7() as id) m returning id, customer_id),
            part as (
                insert into bench.allocation (id, legal_entity, payment_id, invoice_id, proposed_minor, recognition,
                    matched, standing, applied_minor)
                select uuidv7(), 'DE01', money.id, paid.id, 123450, 'invoice-number', 'B1784000000000', 'answered',
                    123450
                from money, paid returning id, payment_id, invoice_id),
            answered as (
                insert into bench.ledger_allocation (id, legal_entity, payment_id, invoice_id, customer_id, currency,
                    proposed_minor, applied_minor, paid_on)
                select part.id, 'DE01', part.payment_id, part.invoice_id, paid.customer_id, 'EUR', 123450, 123450,
                    '2026-01-07'
                from part, paid returning id),
            told as (
                insert into bench.outbox (id, topic, event_key, type, source, subject, time, business_date,
                    legal_entity, customer_id, aggregate_version, payload)
                select uuidv7(), 'openitem.payment.v1', money.customer_id::text, 'openitem.payment.v1.PaymentReceived',
                    '/openitem/payment-service', money.id::text, '2026-01-07T09:30:00.001Z', '2026-01-07', 'DE01',
                    money.customer_id::text, nth::text, '""" + PAYLOAD + """
            ' from money, generate_series(1, 5) as f(nth) returning id)
            insert into bench.inbox_event (consumer, event_id) select 'bench', id from told
            """;

    private static final int ITEMS = 20_000;

    private final Database database;

    RawDatabase(Database database) throws SQLException {
        this.database = database;
        close();
        database.run("create schema bench");
        copy("invoice", "invoice.invoice");
        copy("outbox", "invoice.outbox");
        copy("payment", "payment.payment");
        copy("allocation", "payment.allocation");
        copy("ledger_allocation", "invoice.allocation");
        copy("inbox_event", "payment.inbox_event");
    }

    private void copy(String table, String original) throws SQLException {
        database.run("create table bench." + table + " (like " + original + " including all)");
    }

    /** Transactions of one invoice and one outbox row each, durable. */
    Timings single(int clients, Duration time) throws Exception {
        return timed(clients, time, ROWS, (statement, nth) -> insert(statement, 1));
    }

    /** Transactions of {@code rows} invoices and as many outbox rows; the rate is that of invoices. */
    double bulk(int clients, int rows, Duration time) throws Exception {
        return rows
                * timed(clients, time, ROWS, (statement, nth) -> insert(statement, rows))
                        .perSecond();
    }

    /** Transactions of all rows of one payment each, over many items in turn. */
    Timings payments(int clients, Duration time) throws Exception {
        return payments(clients, time, items());
    }

    private Timings payments(int clients, Duration time, List<UUID> items) throws Exception {
        return timed(clients, time, PAID, (statement, nth) -> {
            statement.setObject(1, items.get(nth % items.size()));
            int told = statement.executeUpdate();
            if (told != 5) {
                throw new IllegalStateException("A raw payment told " + told + " facts");
            }
        });
    }

    private List<UUID> items() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
            insert(statement, ITEMS);
        }
        List<UUID> items = new ArrayList<>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from bench.invoice")) {
            while (rows.next()) {
                items.add(rows.getObject(1, UUID.class));
            }
        }
        return items;
    }

    private interface Transaction {
        void run(PreparedStatement statement, int nth) throws SQLException;
    }

    /** Each client has a connection of its own and prepares once. */
    private Timings timed(int clients, Duration time, String sql, Transaction transaction) throws Exception {
        List<Connection> connections = new ArrayList<>();
        List<PreparedStatement> statements = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                Connection connection = database.connect();
                connections.add(connection);
                statements.add(connection.prepareStatement(sql));
            }
            return Load.run(clients, time, (client, nth) -> transaction.run(statements.get(client), nth));
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static void insert(PreparedStatement statement, int rows) throws SQLException {
        UUID[] ids = new UUID[rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = UUID.randomUUID();
        }
        statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids));
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        database.run("drop schema if exists bench cascade");
    }
}
