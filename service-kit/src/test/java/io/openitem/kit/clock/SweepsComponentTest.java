package io.openitem.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openitem.kit.security.TokenKeys;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenKeys.class)
class SweepsComponentTest {

    @Inject
    Transactions transactions;

    @Inject
    SweepConfig config;

    /** Runs of the errand that have begun and not ended, the oldest first. */
    private final BlockingQueue<CompletableFuture<Integer>> begun = new LinkedBlockingQueue<>();

    private Sweeps sweeps;

    @BeforeEach
    void anErrandThatEndsWhenTheTestSaysSo() {
        sweeps = new Sweeps(List.of(), List.of(new Held()), transactions, config, new SimpleMeterRegistry());
    }

    @Test
    void a_run_waits_for_the_one_that_is_under_way() {
        CompletableFuture<Map<String, Integer>> first = runs();
        CompletableFuture<Map<String, Integer>> second = runs();
        assertThat(begun).hasSize(1);

        begun.remove().complete(3);

        assertThat(first).isCompletedWithValue(Map.of("held", 3));
        assertThat(second).isNotDone();
        begun.remove().complete(0);
        assertThat(second).isCompletedWithValue(Map.of("held", 0));
    }

    @Test
    void a_run_that_fails_holds_up_no_other() {
        CompletableFuture<Map<String, Integer>> first = runs();
        CompletableFuture<Map<String, Integer>> second = runs();

        begun.remove().completeExceptionally(new IllegalStateException("planted"));

        assertThat(first).isCompletedExceptionally();
        begun.remove().complete(1);
        assertThat(second).isCompletedWithValue(Map.of("held", 1));
    }

    @Test
    void a_run_that_nobody_waits_for_any_longer_lets_the_next_begin_after_the_one_before_and_no_sooner() {
        CompletableFuture<Map<String, Integer>> first = runs();
        Cancellable given = sweeps.runAll().subscribe().with(handled -> {});
        CompletableFuture<Map<String, Integer>> third = runs();

        given.cancel();

        assertThat(begun).hasSize(1);
        begun.remove().complete(1);
        assertThat(first).isCompletedWithValue(Map.of("held", 1));
        begun.remove().complete(2);
        assertThat(third).isCompletedWithValue(Map.of("held", 2));
    }

    @Test
    void a_run_that_has_waited_opens_its_transactions_where_it_was_asked_for() {
        sweeps = new Sweeps(List.of(new Looks()), List.of(new Held()), transactions, config, new SimpleMeterRegistry());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Map<String, Integer>> first = CompletableFuture.supplyAsync(this::onAContext, threads);
            await().until(() -> begun.size() == 1);
            CompletableFuture<Map<String, Integer>> second = CompletableFuture.supplyAsync(this::onAContext, threads);

            begun.remove().complete(1);
            await().until(() -> begun.size() == 1);
            begun.remove().complete(0);

            assertThat(first.join()).isEqualTo(Map.of("looks", 1, "held", 1));
            assertThat(second.join()).isEqualTo(Map.of("looks", 1, "held", 0));
        }
    }

    private CompletableFuture<Map<String, Integer>> runs() {
        return sweeps.runAll().subscribeAsCompletionStage();
    }

    private Map<String, Integer> onAContext() {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> sweeps.runAll());
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private final class Held implements Errand {

        @Override
        public String name() {
            return "held";
        }

        @Override
        public Uni<Integer> run() {
            CompletableFuture<Integer> run = new CompletableFuture<>();
            begun.add(run);
            return Uni.createFrom().completionStage(run);
        }
    }

    /** Needs a transaction. */
    private static final class Looks implements Sweep {

        @Override
        public String name() {
            return "looks";
        }

        @Override
        public Uni<Integer> sweep(Tx tx, int limit) {
            return tx.sql("select 1").list(row -> row.integer(0)).map(List::size);
        }
    }
}
