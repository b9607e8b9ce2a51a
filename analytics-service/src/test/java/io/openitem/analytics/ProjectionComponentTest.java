package io.openitem.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openitem.analytics.Ledger.Published;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.inbox.ParkedFacts;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.stack.TestStack;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** From facts to the projection, in every disorder. Each test has a legal entity of its own. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@WithTestResource(TokenResource.class)
class ProjectionComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    World world;

    @Inject
    ParkedFacts parked;

    @Test
    void facts_from_kafka_reach_the_days_they_count_on_however_topics_interleave() {
        Ledger ledger = new Ledger("KA01");
        InvoiceId kept = Ledger.invoice();
        InvoiceId withdrawn = Ledger.invoice();
        Published issued = ledger.issued(kept, "2026-03-02", "100.00", "EUR");

        send(List.of(
                issued,
                issued,
                ledger.issued(withdrawn, "2026-03-02", "40.00", "EUR"),
                ledger.overdue(withdrawn, "2026-04-02", "2026-04-02", "40.00", "EUR"),
                ledger.cancelled(withdrawn, "2026-04-03", true, "40.00", "EUR"),
                issued));
        send(List.of(ledger.registered("Europe/Berlin", 2), ledger.registered("Europe/Paris", 1)));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(world.days(ledger.entity()))
                    .containsExactly(
                            "EUR 2026-03-02 14000 2 0 0 14000 2 0 0",
                            "EUR 2026-04-02 0 0 0 0 0 0 14000 2",
                            "EUR 2026-04-03 0 0 4000 1 -4000 -1 -4000 -1");
            assertThat(world.projection(ledger.entity())).contains("(KA01,EUR,Europe/Berlin,2)");
        });
    }

    @Test
    void a_fact_that_cannot_be_read_holds_up_its_own_customer_alone() {
        Ledger sick = new Ledger("KA02");
        Ledger well = sick.anotherCustomer();
        ProducerRecord<String, byte[]> broken =
                world.produced(sick.issued(Ledger.invoice(), "2026-03-02", "1.00", "EUR"));

        try (KafkaProducer<String, byte[]> producer = producer()) {
            sent(producer.send(new ProducerRecord<>(
                    broken.topic(), null, broken.key(), "{".getBytes(StandardCharsets.UTF_8), broken.headers())));
        }
        send(List.of(
                sick.issued(Ledger.invoice(), "2026-03-02", "10.00", "EUR"),
                well.issued(Ledger.invoice(), "2026-03-03", "20.00", "EUR")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(world.days(well.entity()))
                    .containsExactly("EUR 2026-03-03 2000 1 0 0 2000 1 0 0", "EUR 2026-04-03 0 0 0 0 0 0 2000 1");
            assertThat(World.await(parked.list(100)))
                    .filteredOn(key -> key.key().equals(sick.customer().toString()))
                    .singleElement()
                    .satisfies(key -> assertThat(key.facts()).isEqualTo(2));
        });
    }

    @Test
    void a_replay_from_the_start_changes_nothing() {
        Ledger ledger = new Ledger("KA03");
        List<Published> facts = story(ledger, new Random(1));
        world.receive(2000, 0, facts);
        List<String> once = world.projection(ledger.entity());

        world.receive(2000, 0, facts);
        world.receive(2000, facts.size(), facts);

        assertThat(once).isNotEmpty();
        assertThat(world.projection(ledger.entity())).isEqualTo(once);
    }

    @Test
    void a_rebuild_in_another_interleaving_equals_the_live_state() throws Exception {
        Ledger one = new Ledger("KA04");
        Ledger other = one.anotherCustomer();
        List<Published> ofOne = story(one, new Random(2));
        List<Published> ofOther = story(other, new Random(3));
        world.receive(2001, 0, ofOne);
        world.receive(2002, 0, ofOther);
        List<String> live = world.projection(one.entity());

        World.execute("openitem_operations", "select analytics.rebuild(true)");
        assertThat(world.projection(one.entity())).isEmpty();
        for (int done = 0; done < ofOther.size(); done += 7) {
            world.receive(2002, done, ofOther.subList(done, Math.min(done + 7, ofOther.size())));
        }
        world.receive(2001, 0, ofOne);

        assertThat(live).hasSizeGreaterThan(20);
        assertThat(world.projection(one.entity())).isEqualTo(live);
    }

    @Test
    void a_rebuild_is_refused_while_the_service_runs_and_to_the_service_itself() {
        assertThatThrownBy(() -> World.execute("openitem_operations", "select analytics.rebuild()"))
                .hasMessageContaining("analytics-service is running");
        assertThatThrownBy(() -> World.execute("analytics_service", "select analytics.rebuild(true)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void days_are_seen_only_in_the_scope_of_their_legal_entity() {
        Ledger ledger = new Ledger("KA05");
        world.receive(2003, 0, List.of(ledger.issued(Ledger.invoice(), "2026-03-02", "1.00", "EUR")));

        assertThat(world.daysSeen(Set.of(ledger.entity()), ledger.entity())).isPositive();
        assertThat(world.daysSeen(Set.of(new LegalEntityId("KA99")), ledger.entity()))
                .isZero();
        assertThat(world.daysSeen(Set.of(), ledger.entity())).isZero();
    }

    /** Some hundred facts of one customer in two currencies, the company's own fact somewhere among them. */
    private static List<Published> story(Ledger ledger, Random random) {
        List<Published> facts = new ArrayList<>();
        facts.add(ledger.opened("AT"));
        for (int i = 0; i < 100; i++) {
            InvoiceId id = Ledger.invoice();
            String day = "2026-0" + (1 + random.nextInt(6)) + "-1" + random.nextInt(10);
            String amount = 1 + random.nextInt(1000) + ".00";
            String currency = random.nextBoolean() ? "EUR" : "USD";
            facts.add(ledger.issued(id, day, amount, currency));
            if (random.nextInt(3) == 0) {
                facts.add(ledger.overdue(id, "2026-08-02", "2026-08-01", amount, currency));
                facts.add(ledger.cancelled(id, "2026-08-03", true, amount, currency));
            } else if (random.nextInt(3) == 0) {
                // A part that goes back before the rest comes, so that what is settled is open again.
                facts.add(ledger.applied(id, "2026-07-10", null, "0.50", "0.50", currency));
                String rest =
                        new BigDecimal(amount).subtract(new BigDecimal("0.50")).toPlainString();
                facts.add(ledger.applied(id, "2026-07-25", null, rest, "0.00", currency));
                facts.add(ledger.settled(id, "2026-07-25", null, amount, currency));
                facts.add(ledger.unapplied(id, "2026-07-15", null, "0.50", "0.50", currency));
            } else if (random.nextBoolean()) {
                facts.add(ledger.applied(id, "2026-07-20", null, amount, "0.00", currency));
                facts.add(ledger.settled(id, "2026-07-20", null, amount, currency));
                facts.add(ledger.unappliedCash("2026-07-20", "5.00", "5.00", currency));
            }
        }
        facts.add(random.nextInt(facts.size()), ledger.registered("Europe/Berlin", 1));
        return Collections.unmodifiableList(facts);
    }

    private void send(List<Published> facts) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            facts.forEach(fact -> sent(producer.send(world.produced(fact))));
        }
    }

    private static void sent(Future<RecordMetadata> record) {
        assertThat(record).succeedsWithin(PATIENCE);
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
