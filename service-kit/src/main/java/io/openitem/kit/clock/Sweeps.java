package io.openitem.kit.clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.openitem.kit.tx.CallersContext;
import io.openitem.kit.tx.Transactions;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs every sweep of the service until nothing is due: by the real clock, and at once when the clock was moved. One
 * run at a time: beside another, a run would pass over what the other has locked, and end while that is unfinished.
 */
@ApplicationScoped
public class Sweeps {

    private final List<Sweep> sweeps;
    private final List<Errand> errands;
    private final Transactions transactions;
    private final SweepConfig config;
    private final MeterRegistry meters;

    /** Ends with the run that was asked for last. */
    private final AtomicReference<CompletableFuture<Void>> last =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    Sweeps(
            @All List<Sweep> sweeps,
            @All List<Errand> errands,
            Transactions transactions,
            SweepConfig config,
            MeterRegistry meters) {
        this.sweeps = sweeps;
        this.errands = errands;
        this.transactions = transactions;
        this.config = config;
        this.meters = meters;
    }

    @Scheduled(every = "${openitem.sweep.every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> bySchedule() {
        return runAll().replaceWithVoid();
    }

    /**
     * Runs all sweeps one after the other, then the errands they lead to, once the run that is under way has ended;
     * gives how many items each handled.
     */
    public Uni<Map<String, Integer>> runAll() {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = last.getAndSet(mine);
            // A copy: who stops waiting cancels what it waits for. And a transaction belongs to the context of its
            // caller, while the run before may end on another.
            return CallersContext.keep(Uni.createFrom().completionStage(before.copy()))
                    .chain(this::run)
                    .onTermination()
                    .invoke(() -> endAfter(before, mine));
        });
    }

    /** At once, unless the run was given up while it still waited for the one before. */
    private static void endAfter(CompletableFuture<Void> before, CompletableFuture<Void> run) {
        CompletableFuture<Void> unused = before.thenRun(() -> run.complete(null));
    }

    private Uni<Map<String, Integer>> run() {
        Map<String, Integer> handled = new LinkedHashMap<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Sweep sweep : sweeps) {
            done = done.chain(() -> untilDone(sweep, 0))
                    .invoke(items -> handled.put(sweep.name(), items))
                    .replaceWithVoid();
        }
        for (Errand errand : errands) {
            done = done.chain(errand::run)
                    .invoke(items -> {
                        meters.counter("openitem.errand.items", "errand", errand.name())
                                .increment(items);
                        handled.put(errand.name(), items);
                    })
                    .replaceWithVoid();
        }
        return done.replaceWith(handled);
    }

    /** Each portion is a transaction of its own, so that an interrupted run has lost nothing and goes on where it was. */
    private Uni<Integer> untilDone(Sweep sweep, int before) {
        return transactions.forWorker(tx -> sweep.sweep(tx, config.batch())).chain(items -> {
            meters.counter("openitem.sweep.items", "sweep", sweep.name()).increment(items);
            return items < config.batch() ? Uni.createFrom().item(before + items) : untilDone(sweep, before + items);
        });
    }
}
