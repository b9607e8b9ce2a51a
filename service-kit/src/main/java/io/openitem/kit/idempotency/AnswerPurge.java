package io.openitem.kit.idempotency;

import io.openitem.kit.tx.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets answers that are older than their time to live, a batch a transaction. */
@ApplicationScoped
public class AnswerPurge {

    /** Real time, not the simulated clock: clients repeat their requests in real time. */
    private static final String PURGE = """
            delete from idempotent_answer where (caller, route, key) in (
                select caller, route, key from idempotent_answer
                where answered_at < clock_timestamp() - make_interval(secs => :seconds)
                order by answered_at limit :batch for update skip locked)
            """;

    private final Transactions transactions;
    private final IdempotencyConfig config;

    AnswerPurge(Transactions transactions, IdempotencyConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            every = "${openitem.idempotency.purge-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return purge(config.purgeBatches()).replaceWithVoid();
    }

    /** Deletes at most {@code batches} batches and gives how many answers are gone. */
    Uni<Integer> purge(int batches) {
        return batch().chain(deleted -> deleted < config.purgeBatch() || batches <= 1
                ? Uni.createFrom().item(deleted)
                : purge(batches - 1).map(more -> deleted + more));
    }

    private Uni<Integer> batch() {
        return transactions.forWorker(tx -> tx.sql(PURGE)
                .bind("seconds", (double) config.ttl().toSeconds())
                .bind("batch", config.purgeBatch())
                .update());
    }
}
