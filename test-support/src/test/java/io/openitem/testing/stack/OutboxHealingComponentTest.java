package io.openitem.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.local.Checkout;
import io.openitem.local.Database;
import io.openitem.local.LogMark;
import io.openitem.local.MigrationFolders;
import io.openitem.local.OutboxHealing;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts survive the loss of the slot that publishes them. */
class OutboxHealingComponentTest {
    private static final String TOPIC = "openitem.dunning.v1";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final TestStack STACK = TestStack.shared();

    private final List<String> written = new ArrayList<>();
    private final String key = "cus_" + UUID.randomUUID();

    @BeforeAll
    static void migrate() {
        STACK.start(Part.POSTGRES, Part.KAFKA);
        var kit = List.of(Checkout.find().root().resolve("service-kit/src/main/resources"));
        var database = new Database(STACK.postgres());
        database.migratePlatform(MigrationFolders.in("db/platform", kit));
        database.migrateService("dunning", MigrationFolders.in("db/kit", kit), MigrationFolders.in("none", kit));
    }

    @BeforeEach
    void publish() {
        new Database(STACK.postgres()).publishOutboxes();
        STACK.start(Part.CONNECT);
    }

    @Test
    void every_fact_reaches_kafka_in_order_although_the_slot_was_lost() throws SQLException {
        var healing = new OutboxHealing(STACK.postgres());
        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            write(5);
            probe.await(5, EventProbe.withKey(key), SOON);
            loseSlot();
            write(3);
            new Database(STACK.postgres()).publishOutboxes();
            boolean owed = healing.isOwed();
            write(2);

            var healed = healing.heal();
            STACK.start(Part.CONNECT);
            write(1);
            Awaitility.await().atMost(SOON).until(() -> ids(probe).contains(written.getLast()));

            assertThat(owed).isTrue();
            assertThat(healed.rows()).isGreaterThanOrEqualTo(10);
            assertThat(healing.isOwed()).isFalse();
            assertThat(firstOfEach(ids(probe))).containsExactlyElementsOf(written);
        }
    }

    @Test
    void a_healing_stays_owed_until_it_is_done() throws SQLException {
        loseSlot();
        write(1);
        var database = new Database(STACK.postgres());
        database.publishOutboxes();

        var again = database.publishOutboxes();

        assertThat(again).isEqualTo(Database.SlotState.KEPT);
        assertThat(new OutboxHealing(STACK.postgres()).isOwed()).isTrue();
        new OutboxHealing(STACK.postgres()).heal();
    }

    @Test
    void only_what_was_written_since_is_sent_again() throws SQLException {
        var now = Instant.now();
        var old = timeOrdered(now.minus(Duration.ofHours(1)));
        var recent = timeOrdered(now.minus(Duration.ofMinutes(15)));
        insert(old);
        insert(recent);

        try (var probe = EventProbe.fromNow(STACK.bootstrapServers(), TOPIC)) {
            var written = mark();
            Awaitility.await().atMost(SOON).until(() -> published(written));
            new OutboxHealing(STACK.postgres()).resend(now.minus(Duration.ofMinutes(20)));
            var last = timeOrdered(now);
            insert(last);
            Awaitility.await().atMost(SOON).until(() -> ids(probe).contains(last.toString()));

            assertThat(count(old)).isEqualTo(1);
            assertThat(count(recent)).isEqualTo(2);
            assertThat(ids(probe)).contains(recent.toString());
        }
    }

    /** As after a disk that filled up: the connector is gone, and what it would have read from here on too. */
    private static void loseSlot() throws SQLException {
        STACK.kill(Part.CONNECT);
        Awaitility.await().atMost(SOON).until(() -> "f".equals(text("select active from pg_replication_slots")));
        text("select pg_drop_replication_slot('openitem_outbox')");
    }

    private void write(int facts) throws SQLException {
        for (int i = 0; i < facts; i++) {
            var id = timeOrdered(Instant.now());
            insert(id);
            written.add(id.toString());
        }
    }

    private void insert(UUID id) throws SQLException {
        var sql = "insert into dunning.outbox (id, topic, event_key, type, source, subject, time, business_date,"
                + " legal_entity, aggregate_version, payload) values (?, ?, ?, 'openitem.dunning.v1.StepReached',"
                + " '/openitem/dunning-service', 'case_1', '2026-01-31T22:59:59Z', '2026-01-31', 'DE01', '1', '{}')";
        try (var connection = STACK.postgres().asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.setString(2, TOPIC);
            statement.setString(3, key);
            statement.executeUpdate();
        }
    }

    /** After everything written so far. */
    private static LogMark mark() throws SQLException {
        try (var connection = STACK.postgres().asSuperuser()) {
            return LogMark.set(connection);
        }
    }

    private static boolean published(LogMark mark) throws SQLException {
        try (var connection = STACK.postgres().asSuperuser()) {
            return mark.isPassed(connection);
        }
    }

    private static int count(UUID id) throws SQLException {
        return Integer.parseInt(text("select count(*) from dunning.outbox where id = '" + id + "'"));
    }

    private static String text(String sql) throws SQLException {
        try (var connection = STACK.postgres().asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** Version 7 with the given moment; the rest is random. */
    private static UUID timeOrdered(Instant at) {
        var random = UUID.randomUUID();
        long high = (at.toEpochMilli() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xFFF);
        return new UUID(high, random.getLeastSignificantBits());
    }

    private List<String> ids(EventProbe probe) {
        return probe.seen(EventProbe.withKey(key)).stream().map(SeenEvent::id).toList();
    }

    /** What comes again is skipped by its id, as consumers do. */
    private static List<String> firstOfEach(List<String> ids) {
        var known = new HashSet<String>();
        return ids.stream().filter(known::add).toList();
    }
}
