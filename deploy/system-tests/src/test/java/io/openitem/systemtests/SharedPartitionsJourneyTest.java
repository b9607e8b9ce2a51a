package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openitem.local.Component;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two processes of one service share the partitions; one of them is killed in the midst of its work. */
@Order(Integer.MAX_VALUE - 1)
class SharedPartitionsJourneyTest {

    private static final String GROUP = "analytics-invoice";
    private static final Duration HAND_OVER = Duration.ofMinutes(1);
    private static final int LINES = 10_000;

    private final World world = World.shared();
    private final Reconciliation books = new Reconciliation(world);

    @Test
    void what_one_process_left_undone_the_other_does_and_nothing_is_counted_twice() {
        List<String> customers = IntStream.range(0, 40)
                .mapToObj(i -> Company.DE01.customer("SHARED-" + i))
                .toList();
        Component second = world.stack().another("analytics");
        world.stack().start(second);
        try {
            await().atMost(HAND_OVER).untilAsserted(() -> assertThat(shares()).isEqualTo(List.of(12, 12)));
            long before = issuedInProjection();
            push("BOTH", customers);
            await().pollInterval(Duration.ofMillis(20)).atMost(HAND_OVER).until(() -> issuedInProjection() > before);
        } finally {
            second.kill();
        }
        push("ONE", customers);
        world.stack().awaitQuiescence();

        assertThat(shares()).isEqualTo(List.of(24));
        books.topicEqualsLedger(books.topicIsWhole());
        books.projectionEqualsLedger();
    }

    private List<Integer> shares() {
        return Group.shares(world.stack().bootstrapServers(), GROUP);
    }

    private long issuedInProjection() {
        return world.sql(
                        "select coalesce(sum(issued_minor), 0) from analytics.kpi_day where legal_entity = 'DE01' and"
                                + " slice = 'all'",
                        rows -> rows.getLong(1))
                .get(0);
    }

    private void push(String prefix, List<String> customers) {
        LocalDate today = world.today();
        String lines = IntStream.range(0, LINES)
                .mapToObj(i -> Door.text(World.invoiceBody(
                        "DE01",
                        customers.get(i % customers.size()),
                        "SHARED-" + prefix + "-" + i,
                        today,
                        today.plusDays(14),
                        i % 900 + ".07")))
                .collect(Collectors.joining("\n"));
        Door.Reply reply = world.door().postText(World.ERP, "/v1/invoices/batch", "application/x-ndjson", lines);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }
}
