package io.openitem.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the outbox's partitions ahead of the calendar and notes how far the facts have surely reached Kafka. */
@ApplicationScoped
public class OutboxUpkeep {

    /** Checkpoints older than this are of no use to anyone: partitions are dropped by day. */
    private static final Duration CHECKPOINTS_KEPT = Duration.ofDays(30);

    private static final String AGE = "openitem.outbox.age";

    private final Transactions transactions;
    private final OutboxConfig config;
    /** Milliseconds that the oldest unconfirmed note has waited. */
    private final AtomicLong waiting;

    OutboxUpkeep(Transactions transactions, OutboxConfig config, MeterRegistry meters) {
        this.transactions = transactions;
        this.config = config;
        this.waiting = new AtomicLong();
        // A registry outlives a restart in the same JVM, and would go on asking the instance before this one.
        meters.find(AGE).meters().forEach(meters::remove);
        TimeGauge.builder(AGE, waiting, TimeUnit.MILLISECONDS, AtomicLong::doubleValue)
                .description("How long what was written has waited to be confirmed as published; 0 where all is")
                .register(meters);
    }

    /** Partitions for today and the next two days, so that even a day without upkeep loses nothing. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> maintainPartitions() {
        return transactions.forWorker(tx -> tx.sql("select 1 from outbox_maintain(:days)")
                .bind("days", config.keepDays())
                .list(row -> row.integer(0))
                .replaceWithVoid());
    }

    /**
     * Notes the log's position now, and confirms the earlier notes that the slot has passed since. What was written
     * before a confirmed note needs no second sending. The position is that of a message in the log, which the connector
     * is sent and passes over: so the slot moves on, and frees the log, also while there is nothing to publish.
     */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> checkpoint() {
        return transactions.forWorker(tx -> confirm(tx)
                .chain(confirmed -> measure(tx))
                .chain(() -> note(tx))
                .chain(noted -> forget(tx)));
    }

    private static Uni<Integer> confirm(Tx tx) {
        return tx.sql("""
                update outbox_checkpoint set confirmed = true
                where not confirmed and lsn <= (select confirmed_flush_lsn from pg_replication_slots
                    where slot_name = 'openitem_outbox')
                """).update();
    }

    /** By the machine's clock on both sides, whatever the simulated one says. */
    private Uni<Void> measure(Tx tx) {
        return tx.sql("""
                select cast(coalesce(extract(epoch from clock_timestamp() - min(at)), 0) * 1000 as bigint)
                from outbox_checkpoint where not confirmed
                """)
                .list(row -> row.number(0))
                .invoke(age -> waiting.set(age.getFirst()))
                .replaceWithVoid();
    }

    private static Uni<Integer> note(Tx tx) {
        return tx.sql("insert into outbox_checkpoint (at, lsn) values (clock_timestamp(),"
                        + " pg_logical_emit_message(true, 'openitem-checkpoint', ''))"
                        + " on conflict do nothing")
                .update();
    }

    private static Uni<Void> forget(Tx tx) {
        return tx.sql("delete from outbox_checkpoint where at < clock_timestamp() - make_interval(days => :days)")
                .bind("days", Math.toIntExact(CHECKPOINTS_KEPT.toDays()))
                .update()
                .replaceWithVoid();
    }
}
