package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Facts may be published again and projections made anew: the figures stay what they were. */
class RebuildJourneyTest {

    private final World world = World.shared();
    private final Reconciliation books = new Reconciliation(world);

    @Test
    void facts_sent_again_change_nothing() {
        issue("AGAIN", 25);
        world.stack().awaitQuiescence();
        List<String> before = projection();

        world.stack().run("outbox", "resend", "--since", "all");
        world.stack().awaitQuiescence();

        assertThat(projection()).isEqualTo(before);
        books.topicEqualsLedger(books.topicIsWhole());
    }

    @Test
    void a_projection_made_anew_from_the_topics_equals_the_live_one() {
        issue("ANEW", 25);
        world.stack().awaitQuiescence();
        List<String> before = projection();

        world.stack().run("rebuild", "analytics");

        assertThat(projection()).isEqualTo(before);
        books.projectionEqualsLedger();
    }

    private void issue(String prefix, int count) {
        String customer = Company.DE01.customer(prefix);
        LocalDate today = world.today();
        IntStream.range(0, count).forEach(i -> {
            String number = prefix + "-" + i;
            world.door()
                    .postUntilAnswered(
                            World.ERP,
                            "/v1/invoices",
                            World.invoiceBody("DE01", customer, number, today, today.plusDays(10), "17.3" + i % 10),
                            "key-" + number);
        });
    }

    private List<String> projection() {
        return world.sql("select k::text from analytics.kpi_day k order by 1", rows -> rows.getString(1));
    }
}
