package io.openitem.kit.sample;

import static io.openitem.kit.sample.SampleWorld.DE01;
import static io.openitem.kit.sample.SampleWorld.FR01;
import static io.openitem.kit.sample.SampleWorld.add;
import static io.openitem.kit.sample.SampleWorld.await;
import static io.openitem.kit.sample.SampleWorld.newCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.contracts.CustomerId;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
class HandlerComponentTest {

    @Inject
    SampleWorld world;

    @Inject
    TallyHandler handler;

    @Inject
    Mutiny.SessionFactory sessions;

    @Test
    void a_batch_of_five_hundred_equals_as_many_batches_of_one() {
        List<CustomerId> inBatch =
                IntStream.range(0, 40).mapToObj(i -> newCustomer()).toList();
        List<CustomerId> oneByOne =
                IntStream.range(0, 40).mapToObj(i -> newCustomer()).toList();

        world.run(commands(inBatch).toArray(Tally.Command[]::new));
        commands(oneByOne).forEach(command -> world.run(command));

        for (int i = 0; i < inBatch.size(); i++) {
            assertThat(world.tally(inBatch.get(i))).isNotNull().isEqualTo(world.tally(oneByOne.get(i)));
            assertThat(world.facts(inBatch.get(i))).isNotEmpty().isEqualTo(world.facts(oneByOne.get(i)));
        }
    }

    /** Five hundred commands over the customers, some of which close a tally so that later ones are refused. */
    private static List<Tally.Command> commands(List<CustomerId> customers) {
        Random random = new Random(7);
        return IntStream.range(0, 500)
                .<Tally.Command>mapToObj(i -> {
                    CustomerId customer = customers.get(i < 40 ? i : random.nextInt(customers.size()));
                    return i > 100 && random.nextInt(20) == 0
                            ? new Tally.Command.Close(customer)
                            : add(customer, 1 + random.nextInt(10_000));
                })
                .toList();
    }

    @Test
    void a_refused_command_drops_out_alone() {
        CustomerId closed = newCustomer();
        CustomerId other = newCustomer();
        world.run(add(closed, 100), new Tally.Command.Close(closed));

        world.run(add(closed, 1), add(other, 5));

        assertThat(world.tally(closed)).isEqualTo("100 true 2");
        assertThat(world.tally(other)).isEqualTo("5 false 1");
    }

    @Test
    void a_transaction_that_fails_leaves_neither_state_nor_fact() {
        CustomerId customer = newCustomer();

        assertThatThrownBy(() -> world.asWorker(tx -> handler.handleAll(tx, List.of(add(customer, 100)))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("after the write")))))
                .hasMessageContaining("after the write");

        assertThat(world.tally(customer)).isNull();
        assertThat(world.facts(customer)).isEmpty();
    }

    @Test
    void a_caller_sees_and_changes_only_its_own_legal_entities() {
        CustomerId customer = newCustomer();
        world.run(add(customer, 100));

        assertThat(visible(Set.of(DE01), customer)).isEqualTo(1);
        assertThat(visible(Set.of(FR01), customer)).isZero();
        assertThat(visible(Set.of(), customer)).isZero();
        assertThatThrownBy(() ->
                        world.asCaller(Set.of(FR01), tx -> handler.handleAll(tx, List.of(add(newCustomer(), 1)))))
                .hasMessageContaining("row-level security");
    }

    private long visible(Set<io.openitem.contracts.LegalEntityId> entities, CustomerId customer) {
        return world.asCaller(
                entities,
                tx -> tx.sql("select count(*) from tally where customer_id = :id")
                        .bind("id", customer.value())
                        .list(row -> row.number(0))
                        .map(List::getFirst));
    }

    @Test
    void a_transaction_that_forgot_its_scope_sees_nothing() {
        world.run(add(newCustomer(), 100));

        Object seen = await(sessions.withStatelessTransaction(
                session -> session.createNativeQuery("select count(*) from tally", Object.class)
                        .getSingleResult()));

        assertThat(seen).isEqualTo(0L);
    }

    @Test
    void a_scope_does_not_outlive_its_transaction() {
        world.run(add(newCustomer(), 100));
        world.asCaller(Set.of(DE01), tx -> tx.sql("select 1").list(row -> row.integer(0)));

        for (int connection = 0; connection < 40; connection++) {
            Object seen = await(sessions.withStatelessTransaction(
                    session -> session.createNativeQuery("select count(*) from tally", Object.class)
                            .getSingleResult()));
            assertThat(seen).isEqualTo(0L);
        }
    }
}
