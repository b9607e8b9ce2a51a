package io.openitem.kit.inbox;

import io.openitem.kit.tx.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets the ids of facts that nobody can send again. */
@ApplicationScoped
public class InboxUpkeep {

    private final Transactions transactions;
    private final InboxStore store;
    private final InboxConfig config;

    InboxUpkeep(Transactions transactions, InboxStore store, InboxConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions
                .forWorker(tx -> store.forget(tx, config.keepDays(), config.forgetBatch()))
                .chain(forgotten ->
                        forgotten < config.forgetBatch() ? Uni.createFrom().voidItem() : forget());
    }
}
