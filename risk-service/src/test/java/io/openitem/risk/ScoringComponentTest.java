package io.openitem.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.risk.Ledger.Item;
import io.openitem.risk.Ledger.Published;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.stack.TestStack;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the ledger's facts to scores, on the real database and Kafka; points are added up by hand beside each test. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "risk"))
@WithTestResource(TokenResource.class)
class ScoringComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    World world;

    @BeforeEach
    void a_friday_in_march() {
        World.itIs("2026-03-20");
    }

    @AfterEach
    void real_time_again() {
        World.itIsNow();
    }

    @Test
    void a_good_payer_turns_late_and_pays_after_all() {
        Ledger ledger = new Ledger("RS01");
        Item first = Ledger.item("2026-02-01", "2026-03-01", "100.00");
        Item second = Ledger.item("2026-02-20", "2026-03-22", "100.00");
        World.itIs("2026-02-25");
        world.hear(ledger.company(), ledger.registered(), ledger.issued(first));
        assertThat(world.facts(ledger.customer())).isEmpty();

        // 250 + 150 in time, 250 nothing open, 70 no trend yet, 100 nothing owed, 10 weeks old, 100 nothing taken
        // back
        world.hear(ledger.paid(first, "2026-02-25"));
        world.hear(ledger.issued(second));
        // One day over: 210 of 250. Two weeks: 150. A day more: 80, and late.
        for (String day : List.of("2026-03-22", "2026-03-23", "2026-04-05", "2026-04-06", "2026-04-06")) {
            World.itIs(day);
            world.sweep();
        }
        // 15 days late with half of the money: 130 + 60, the rest as before.
        world.hear(ledger.paid(second, "2026-04-06"));

        assertThat(world.facts(ledger.customer()))
                .containsExactly(
                        "02-25 1 rescored none > A930",
                        "02-25 2 new > good-payer habit 0 open 0",
                        "03-23 3 rescored A930 > A890",
                        "04-05 4 rescored A890 > B830",
                        "04-06 5 rescored B830 > B760",
                        "04-06 6 good-payer > late habit 0 open 15",
                        "04-06 7 rescored B760 > B720",
                        "04-06 8 late > slow-payer habit 8 open 0");
        assertThat(World.score(ledger).getList("history.points")).containsExactly(720, 830, 890, 930);
        assertThat(World.standing(ledger)).isEqualTo("B 720 slow-payer");
    }

    @Test
    void neither_the_order_of_facts_nor_their_batches_matter() {
        Ledger one = new Ledger("RS02");
        Ledger other = one.anotherCustomer();
        Item paid = Ledger.item("2026-01-05", "2026-02-04", "100.00");
        Item late = Ledger.item("2026-01-15", "2026-02-14", "300.00");
        Item withdrawn = Ledger.item("2026-02-01", "2026-03-03", "50.00");
        Item ofOther = Ledger.item("2026-01-05", "2026-02-04", "100.00");
        Item lateOfOther = Ledger.item("2026-01-15", "2026-02-14", "300.00");
        Item withdrawnOfOther = Ledger.item("2026-02-01", "2026-03-03", "50.00");

        world.hear(
                one.company(),
                one.issued(paid),
                one.issued(late),
                one.issued(withdrawn),
                one.paid(paid, "2026-02-14"),
                one.takenBack(paid, "2026-02-20"),
                one.paid(late, "2026-03-01", "120.00"),
                one.cancelled(withdrawn, "2026-02-02"),
                one.overdue(late));
        world.hear(other.cancelled(withdrawnOfOther, "2026-02-02"));
        world.hear(other.paid(lateOfOther, "2026-03-01", "120.00"), other.takenBack(ofOther, "2026-02-20"));
        world.hear(other.issued(lateOfOther), other.paid(ofOther, "2026-02-14"));
        world.hear(other.issued(withdrawnOfOther), other.issued(ofOther));

        assertThat(World.score(other).getList("reasons"))
                .isEqualTo(World.score(one).getList("reasons"));
        assertThat(World.score(other).getInt("points"))
                .isEqualTo(World.score(one).getInt("points"));
        // (100 x 10 + 120 x 15) / 220 = 13 days: 130; all late: 0; 44 days open: 30; 70; 280 of 400 / 3: 210 %: 80;
        // two months: 10; 46 % taken back: 0
        assertThat(World.score(one).getInt("points")).isEqualTo(320);
    }

    @Test
    void facts_that_come_again_change_nothing() {
        Ledger ledger = new Ledger("RS03");
        Item item = Ledger.item("2026-02-01", "2026-03-01", "100.00");
        Published[] facts = {ledger.company(), ledger.issued(item), ledger.paid(item, "2026-03-11")};
        world.hear(facts);
        List<String> told = world.facts(ledger.customer());
        Map<String, Object> before = World.score(ledger).getMap("");

        world.hear(facts);
        world.sweep();

        assertThat(told).hasSize(2);
        assertThat(world.facts(ledger.customer())).isEqualTo(told);
        assertThat(World.score(ledger).getMap("")).isEqualTo(before);
    }

    @Test
    void a_customer_whose_company_is_not_known_is_scored_once_it_is() {
        Ledger ledger = new Ledger("RS04");
        Item item = Ledger.item("2026-02-01", "2026-03-01", "100.00");

        world.hear(ledger.issued(item), ledger.paid(item, "2026-02-20"));
        world.sweep();
        assertThat(world.facts(ledger.customer())).isEmpty();
        world.hear(ledger.company());
        world.sweep();

        assertThat(World.standing(ledger)).isEqualTo("A 930 good-payer");
    }

    @Test
    void pennies_do_not_make_anybody_late() {
        Ledger ledger = new Ledger("RS05");
        Item item = Ledger.item("2025-11-01", "2025-12-01", "100.00");

        world.hear(
                ledger.company(), ledger.issued(item), ledger.paid(item, "2025-11-28", "90.01"), ledger.overdue(item));
        assertThat(World.standing(ledger)).startsWith("A").endsWith("good-payer");
        world.hear(ledger.issued(Ledger.item("2025-11-01", "2025-12-01", "10.00")));

        assertThat(World.standing(ledger)).endsWith("late");
    }

    @Test
    void a_new_invoice_in_another_currency_does_not_make_an_old_debt_forgotten() {
        Ledger ledger = new Ledger("RS08");
        Item debt = Ledger.item("2025-11-01", "2025-12-01", "500.00", "USD");
        world.hear(ledger.company(), ledger.issued(debt), ledger.overdue(debt));
        assertThat(World.standing(ledger)).endsWith("late");

        world.hear(
                ledger.issued(Ledger.item("2026-03-01", "2026-04-30", "100.00")),
                ledger.issued(Ledger.item("2026-03-02", "2026-04-30", "100.00")));

        assertThat(World.score(ledger).getString("judgedBy")).isEqualTo("USD");
        assertThat(World.standing(ledger)).endsWith("late");

        // Judged in EUR from now on, where nothing is overdue; the debt of 109 days stands all the same.
        Item paid = Ledger.item("2026-03-03", "2026-04-30", "100.00");
        world.hear(ledger.issued(paid), ledger.paid(paid, "2026-03-10"));

        assertThat(World.score(ledger).getString("judgedBy")).isEqualTo("EUR");
        assertThat(World.score(ledger).getInt("reasons.find { it.code == 'worst-open-delay' }.measure"))
                .isEqualTo(109);
        assertThat(World.standing(ledger)).endsWith("late");
    }

    @Test
    void an_invoice_dated_ahead_and_withdrawn_before_leaves_the_sales_of_its_month_alone() {
        Ledger ledger = new Ledger("RS09");
        Item kept = Ledger.item("2026-03-01", "2026-04-30", "100.00");
        Item ahead = Ledger.item("2026-04-10", "2026-05-10", "100.00");

        world.hear(
                ledger.company(),
                ledger.issued(kept),
                ledger.paid(kept, "2026-03-10", "50.00"),
                ledger.issued(ahead),
                ledger.cancelled(ahead, "2026-03-15"));

        // 50 owed of 100 that were sold in March: what counts in April is undone in April.
        assertThat(World.score(ledger).getInt("reasons.find { it.code == 'exposure' }.measure"))
                .isEqualTo(50);
    }

    @Test
    void a_score_fades_when_its_months_have_left_the_window() {
        Ledger ledger = new Ledger("RS06");
        Item item = Ledger.item("2026-02-01", "2026-03-01", "100.00");
        world.hear(ledger.company(), ledger.issued(item), ledger.paid(item, "2026-02-25"));

        World.itIs("2027-01-31");
        world.sweep();
        assertThat(World.standing(ledger)).startsWith("A");
        World.itIs("2027-02-01");
        world.sweep();

        assertThat(World.standing(ledger)).isEqualTo("null null new");
        assertThat(World.score(ledger).getList("reasons.code")).containsExactly("no-history");
        assertThat(world.facts(ledger.customer()))
                .endsWith("02-01 4 rescored A945 > none", "02-01 5 good-payer > new habit 0 open 0");
    }

    @Test
    void facts_from_kafka_are_scored() {
        Ledger ledger = new Ledger("RS07");
        Item item = Ledger.item("2026-03-10", "2026-04-09", "100.00");

        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Published fact : List.of(ledger.company(), ledger.issued(item), ledger.paid(item, "2026-03-15"))) {
                assertThat(producer.send(world.produced(fact))).succeedsWithin(PATIENCE);
            }
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            world.sweep();
            assertThat(world.facts(ledger.customer()))
                    .containsExactly("03-20 1 rescored none > A930", "03-20 2 new > good-payer habit 0 open 0");
        });
    }
}
