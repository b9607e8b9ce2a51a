package io.openitem.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.local.Checkout;
import io.openitem.local.Database;
import io.openitem.local.LogMark;
import io.openitem.local.MigrationFolders;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stack itself, with the real roles, the real plumbing tables and the real connector. */
class StackComponentTest {
    private static final String TOPIC = "openitem.invoice.v1";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final TestStack STACK = TestStack.shared();

    @BeforeAll
    static void start() {
        STACK.start(Part.POSTGRES, Part.KAFKA);
        var kit = List.of(Checkout.find().root().resolve("service-kit/src/main/resources"));
        var database = new Database(STACK.postgres());
        database.migratePlatform(MigrationFolders.in("db/platform", kit));
        for (var service : List.of("invoice", "payment")) {
            database.migrateService(
                    service, MigrationFolders.in("db/kit", kit), MigrationFolders.in("db/migration", kit));
        }
        STACK.start(Part.CONNECT);
    }

    @Test
    void an_outbox_row_becomes_a_cloud_event_with_exactly_its_attributes() throws SQLException {
        var key = "cus_" + UUID.randomUUID();
        var row = new Row(UUID.randomUUID(), key, "1", key, UUID.randomUUID().toString(), "00-ab-cd-01");

        SeenEvent seen;
        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            write("invoice", List.of(row));
            seen = probe.await(1, EventProbe.withKey(key), SOON).get(0);
        }

        assertThat(seen.topic()).isEqualTo(TOPIC);
        assertThat(seen.value()).isEqualTo("{\"amount\": \"1234.50\",  \"n\":1}");
        assertThat(seen.headers())
                .isEqualTo(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", row.id().toString()),
                        Map.entry("ce_type", "openitem.invoice.v1.InvoiceIssued"),
                        Map.entry("ce_source", "/openitem/invoice-service"),
                        Map.entry("ce_subject", "inv_1"),
                        Map.entry("ce_time", "2026-01-31T22:59:59.123456Z"),
                        Map.entry("ce_businessdate", "2026-01-31"),
                        Map.entry("ce_legalentity", "DE01"),
                        Map.entry("ce_customerid", key),
                        Map.entry("ce_aggregateversion", "1"),
                        Map.entry("ce_causationid", String.valueOf(row.causation())),
                        Map.entry("ce_traceparent", "00-ab-cd-01"),
                        Map.entry("content-type", "application/json")));
    }

    @Test
    void what_is_null_in_the_outbox_is_absent_in_the_event() throws SQLException {
        var key = "pay_" + UUID.randomUUID();

        SeenEvent seen;
        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            write("invoice", List.of(new Row(UUID.randomUUID(), key, "1", null, null, null)));
            seen = probe.await(1, EventProbe.withKey(key), SOON).get(0);
        }

        assertThat(seen.headers()).doesNotContainKeys("ce_customerid", "ce_causationid", "ce_traceparent");
        assertThat(seen.headers()).containsKeys("ce_id", "ce_aggregateversion");
    }

    @Test
    void a_rolled_back_transaction_leaves_no_event() throws SQLException {
        var key = "cus_" + UUID.randomUUID();

        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            try (var connection = worker("invoice")) {
                insert(connection, "invoice", List.of(Row.numbered(key, 1)));
                connection.rollback();
            }
            write("invoice", List.of(Row.numbered(key, 2)));

            probe.awaitExactly(SOON, EventProbe.withKey(key), SeenEvent::id, List.of(id(key, 2)));
        }
    }

    @Test
    void every_service_s_outbox_is_published_in_the_order_of_its_writing() throws SQLException {
        var key = "cus_" + UUID.randomUUID();
        var expected = new ArrayList<String>();

        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            for (int i = 1; i <= 20; i++) {
                write(i % 2 == 0 ? "invoice" : "payment", List.of(Row.numbered(key, i)));
                expected.add(id(key, i));
            }

            probe.awaitExactly(SOON, EventProbe.withKey(key), SeenEvent::id, expected);
        }
    }

    @Test
    void nothing_written_is_lost_when_connect_is_killed_meanwhile() throws Exception {
        var key = "cus_" + UUID.randomUUID();
        var expected = new ArrayList<String>();

        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC);
                var connection = STACK.postgres().as("invoice_service")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= 400; i++) {
                text(connection, "set local role invoice_worker");
                insert(connection, "invoice", List.of(Row.numbered(key, i)));
                connection.commit();
                expected.add(id(key, i));
                if (i == 200) {
                    probe.await(1, EventProbe.withKey(key), SOON);
                    STACK.kill(Part.CONNECT);
                }
            }
            STACK.start(Part.CONNECT);
            Awaitility.await().atMost(SOON).until(() -> ids(probe, key).containsAll(expected));

            assertThat(firstOfEach(ids(probe, key))).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void nothing_committed_is_lost_when_postgres_is_killed_meanwhile() throws Exception {
        var key = "cus_" + UUID.randomUUID();

        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            write("invoice", List.of(Row.numbered(key, 1)));
            STACK.kill(Part.POSTGRES);
            STACK.start(Part.POSTGRES);
            write("invoice", List.of(Row.numbered(key, 2)));
            Awaitility.await().atMost(SOON).until(() -> ids(probe, key).contains(id(key, 2)));

            assertThat(firstOfEach(ids(probe, key))).containsExactly(id(key, 1), id(key, 2));
        }
    }

    @Test
    void the_slot_s_confirmed_position_follows_what_is_published() throws SQLException {
        var key = "cus_" + UUID.randomUUID();
        write("invoice", List.of(Row.numbered(key, 1)));
        LogMark written;
        try (var connection = STACK.postgres().asSuperuser()) {
            written = LogMark.set(connection);
        }

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (var connection = STACK.postgres().asSuperuser()) {
                return written.isPassed(connection);
            }
        });
    }

    @Test
    void a_slot_made_anew_is_followed_from_where_it_is() throws Exception {
        var key = "cus_" + UUID.randomUUID();
        STACK.kill(Part.CONNECT);
        write("invoice", List.of(Row.numbered(key, 1)));
        try (var connection = STACK.postgres().asSuperuser()) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> "f".equals(text(connection, "select active from pg_replication_slots")));
            text(connection, "select pg_drop_replication_slot('openitem_outbox')");
        }

        var state = new Database(STACK.postgres()).publishOutboxes();

        assertThat(state).isEqualTo(Database.SlotState.MADE);
        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            STACK.start(Part.CONNECT);
            write("invoice", List.of(Row.numbered(key, 2)));
            probe.awaitExactly(SOON, EventProbe.withKey(key), SeenEvent::id, List.of(id(key, 2)));
        }
    }

    @Test
    void a_service_that_does_not_say_for_whom_it_works_sees_nothing() throws SQLException {
        write("invoice", List.of(Row.numbered("cus_" + UUID.randomUUID(), 1)));

        try (var connection = STACK.postgres().as("invoice_service")) {
            assertThat(text(connection, "select count(*) from outbox")).isEqualTo("0");
        }
    }

    @Test
    void a_service_sees_and_writes_the_legal_entities_it_works_for_and_no_other() throws SQLException {
        var key = "cus_" + UUID.randomUUID();
        write("invoice", List.of(Row.numbered(key, 1)));
        var own = "select count(*) from outbox where event_key = '" + key + "'";

        try (var connection = STACK.postgres().as("invoice_service")) {
            connection.setAutoCommit(false);
            text(connection, "select set_config('openitem.entities', 'AT01,DE01', true)");
            assertThat(text(connection, own)).isEqualTo("1");
            text(connection, "select set_config('openitem.entities', 'AT01', true)");
            assertThat(text(connection, own)).isEqualTo("0");
            assertThatThrownBy(() -> insert(connection, "invoice", List.of(Row.numbered(key, 2))))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void a_worker_sees_all_legal_entities_until_its_transaction_ends() throws SQLException {
        var key = "cus_" + UUID.randomUUID();
        write("invoice", List.of(Row.numbered(key, 1)));
        var own = "select count(*) from outbox where event_key = '" + key + "'";

        try (var connection = worker("invoice")) {
            assertThat(text(connection, own)).isEqualTo("1");
            connection.commit();
            assertThat(text(connection, own)).isEqualTo("0");
        }
    }

    @Test
    void a_service_can_not_take_its_own_protection_away() throws SQLException {
        try (var connection = STACK.postgres().as("invoice_service")) {
            for (var statement : List.of(
                    "alter table invoice.outbox disable row level security",
                    "alter table invoice.outbox no force row level security",
                    "drop policy in_scope on invoice.outbox",
                    "drop table invoice.outbox",
                    "truncate invoice.outbox",
                    "create table invoice.mine (x int)",
                    "set role invoice_owner",
                    "set role payment_worker",
                    "select * from payment.outbox",
                    "update openitem.clock set simulated_at = now()",
                    "select pg_drop_replication_slot('openitem_outbox')")) {
                assertThatThrownBy(() -> text(connection, statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    @Test
    void preparing_the_database_again_changes_nothing() {
        var database = new Database(STACK.postgres());
        database.bootstrap(Checkout.find().bootstrapSql());
        start();

        assertThat(database.publishOutboxes()).isEqualTo(Database.SlotState.KEPT);
    }

    /** A fact of one customer; what a test does not look at is the same for all. */
    private record Row(
            UUID id,
            String key,
            String version,
            @Nullable String customer,
            @Nullable String causation,
            @Nullable String traceparent) {
        static Row numbered(String key, int number) {
            return new Row(
                    UUID.fromString(StackComponentTest.id(key, number)),
                    key,
                    Integer.toString(number),
                    key,
                    null,
                    null);
        }
    }

    /** Ids that follow from key and number, so that a test can say which it expects. */
    private static String id(String key, int number) {
        return UUID.nameUUIDFromBytes((key + number).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private static List<String> ids(EventProbe probe, String key) {
        return probe.seen(EventProbe.withKey(key)).stream().map(SeenEvent::id).toList();
    }

    /** Delivery is at least once: what comes again is recognised by its id. */
    private static List<String> firstOfEach(List<String> ids) {
        var known = new HashSet<String>();
        return ids.stream().filter(known::add).toList();
    }

    private static Connection worker(String service) throws SQLException {
        var connection = STACK.postgres().as(service + "_service");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local role " + service + "_worker");
        }
        return connection;
    }

    private static void write(String service, List<Row> rows) throws SQLException {
        try (var connection = worker(service)) {
            insert(connection, service, rows);
            connection.commit();
        }
    }

    private static void insert(Connection connection, String service, List<Row> rows) throws SQLException {
        var sql = "insert into " + service + ".outbox (id, topic, event_key, type, source, subject, time,"
                + " business_date, legal_entity, customer_id, aggregate_version, causation_id, traceparent, payload)"
                + " values (?, ?, ?, 'openitem.invoice.v1.InvoiceIssued', '/openitem/invoice-service', 'inv_1',"
                + " '2026-01-31T22:59:59.123456Z', '2026-01-31', 'DE01', ?, ?, ?, ?, ?)";
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                statement.setObject(1, row.id());
                statement.setString(2, TOPIC);
                statement.setString(3, row.key());
                statement.setString(4, row.customer());
                statement.setString(5, row.version());
                statement.setString(6, row.causation());
                statement.setString(7, row.traceparent());
                statement.setString(8, "{\"amount\": \"1234.50\",  \"n\":" + row.version() + "}");
                statement.executeUpdate();
            }
        }
    }

    private static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
