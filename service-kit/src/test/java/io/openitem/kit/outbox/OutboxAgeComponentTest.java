package io.openitem.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.openitem.kit.tx.Transactions;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long what was written has waited for the connector, of which there is none here. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
class OutboxAgeComponentTest {

    @Inject
    OutboxUpkeep upkeep;

    @Inject
    Transactions transactions;

    @Inject
    MeterRegistry meters;

    @Test
    void what_is_not_confirmed_grows_old_and_what_is_confirmed_counts_no_longer() throws Throwable {
        write("insert into outbox_checkpoint (at, lsn)"
                + " values (clock_timestamp() - interval '90 seconds', 'FFFFFFFF/FFFFFFFF')");
        await(upkeep.checkpoint());
        double waiting = age();

        write("update outbox_checkpoint set confirmed = true");
        await(upkeep.checkpoint());
        double confirmed = age();

        assertThat(waiting).isGreaterThanOrEqualTo(90);
        assertThat(confirmed).isLessThan(60);
    }

    private double age() {
        return meters.get("openitem.outbox.age").timeGauge().value(TimeUnit.SECONDS);
    }

    private void write(String sql) throws Throwable {
        await(transactions.forWorker(tx -> tx.sql(sql).update()));
    }

    private static void await(Uni<?> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
