package io.openitem.kit.sample;

import static io.openitem.kit.sample.SampleWorld.add;
import static io.openitem.kit.sample.SampleWorld.await;
import static io.openitem.kit.sample.SampleWorld.newCustomer;
import static io.openitem.kit.sample.SampleWorld.polled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.inbox.DiscardedFact;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.inbox.ParkedFacts;
import io.openitem.kit.inbox.ParkedKey;
import io.openitem.kit.problem.ProblemException;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hands records to the inbox by hand, so that every disorder can be made; partitions no real topic has. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
class InboxComponentTest {

    private static final AtomicInteger PARTITION = new AtomicInteger(1000);

    private static final String REASON = "No release will read it";
    private static final String OPERATOR = "operator-1";

    private final int partition = PARTITION.incrementAndGet();

    @Inject
    SampleWorld world;

    @Inject
    TallyProjection projection;

    @Inject
    Inbox inbox;

    @Inject
    ParkedFacts parked;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void nothing_is_poison() {
        TallyProjection.POISON.set(0);
    }

    @Test
    void a_batch_of_one_equals_a_batch_of_many() {
        CustomerId inBatch = newCustomer();
        CustomerId oneByOne = newCustomer();
        for (CustomerId customer : List.of(inBatch, oneByOne)) {
            world.run(IntStream.rangeClosed(1, 200)
                    .mapToObj(i -> add(customer, i))
                    .toArray(Tally.Command[]::new));
        }

        receive(world.records(partition, 0, inBatch));
        world.records(partition, 200, oneByOne).forEach(record -> receive(List.of(record)));

        assertThat(world.projection(inBatch)).startsWith("20100 200 {1,2,3,");
        assertThat(world.projection(oneByOne)).isEqualTo(world.projection(inBatch));
    }

    @Test
    void records_delivered_again_from_the_start_change_nothing() {
        CustomerId customer = newCustomer();
        world.run(add(customer, 1), add(customer, 2), add(customer, 3));
        List<ConsumerRecord<String, byte[]>> records = world.records(partition, 0, customer);

        receive(records);
        receive(records);
        receive(records.subList(1, 3));

        assertThat(world.projection(customer)).isEqualTo("6 3 {1,2,3}");
    }

    @Test
    void facts_published_again_under_new_offsets_change_nothing() {
        CustomerId customer = newCustomer();
        world.run(add(customer, 1), add(customer, 2));

        receive(world.records(partition, 0, customer));
        receive(world.records(partition, 2, customer));
        world.run(add(customer, 3));
        receive(world.records(partition, 4, customer));

        assertThat(world.projection(customer)).isEqualTo("6 3 {1,2,3}");
    }

    @Test
    void any_interruption_and_repetition_leads_to_the_same_end() {
        Random random = new Random(11);
        CustomerId[] customers =
                IntStream.range(0, 5).mapToObj(i -> newCustomer()).toArray(CustomerId[]::new);
        for (int i = 0; i < 100; i++) {
            world.run(add(customers[random.nextInt(5)], 1 + random.nextInt(100)));
        }
        List<ConsumerRecord<String, byte[]>> records = world.records(partition, 0, customers);

        int taken = 0;
        while (taken < records.size()) {
            int from = Math.max(0, taken - random.nextInt(10));
            int to = Math.min(records.size(), taken + 1 + random.nextInt(20));
            receive(records.subList(from, to));
            taken = to;
        }

        for (CustomerId customer : customers) {
            String tally = String.valueOf(world.tally(customer));
            String[] parts = tally.split(" ", -1);
            String versions = IntStream.rangeClosed(1, Integer.parseInt(parts[2]))
                    .mapToObj(Integer::toString)
                    .collect(java.util.stream.Collectors.joining(",", "{", "}"));
            assertThat(world.projection(customer)).isEqualTo(parts[0] + " " + parts[2] + " " + versions);
        }
    }

    @Test
    void two_instances_that_hold_the_same_partition_take_each_fact_once() {
        CustomerId customer = newCustomer();
        world.run(IntStream.rangeClosed(1, 50).mapToObj(i -> add(customer, i)).toArray(Tally.Command[]::new));
        List<ConsumerRecord<String, byte[]>> records = world.records(partition, 0, customer);
        List<Uni<Void>> instances = new ArrayList<>();
        for (int i = 0; i < 50; i += 10) {
            List<ConsumerRecord<String, byte[]>> batch = records.subList(0, i + 10);
            instances.add(Uni.createFrom().deferred(() -> inbox.receive(polled(batch), projection.subscription())));
        }

        instances.parallelStream().forEach(SampleWorld::await);

        assertThat(world.projection(customer)).startsWith("1275 50 {1,2,3,4,5,");
    }

    @Test
    void poison_in_mid_batch_parks_its_customer_and_nothing_else() {
        CustomerId sick = newCustomer();
        CustomerId well = newCustomer();
        world.run(add(sick, 1), add(well, 10), add(sick, 666), add(well, 20), add(sick, 3), add(well, 30));
        TallyProjection.POISON.set(666);

        receive(world.records(partition, 0, sick, well));

        assertThat(world.projection(well)).isEqualTo("60 3 {1,2,3}");
        assertThat(world.projection(sick)).isEqualTo("1 1 {1}");
        assertThat(await(parked.list(100)))
                .filteredOn(key -> key.key().equals(sick.toString()))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.facts()).isEqualTo(2);
                    assertThat(key.problem()).contains("This amount cannot be taken in");
                });
    }

    @Test
    void a_parked_customer_is_replayed_in_order_once_the_cause_is_mended() {
        CustomerId sick = newCustomer();
        world.run(add(sick, 1), add(sick, 666), add(sick, 3));
        TallyProjection.POISON.set(666);
        receive(world.records(partition, 0, sick));
        world.run(add(sick, 4));
        receive(world.records(partition, 3, sick).subList(3, 4));
        assertThat(world.projection(sick)).isEqualTo("1 1 {1}");
        assertThatThrownBy(() -> await(parked.replay("sample", sick.toString())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("fact-not-taken-in: " + SampleWorld.TOPIC + "-" + partition + "@")
                .hasMessageContaining("This amount cannot be taken in");

        TallyProjection.POISON.set(0);
        int replayed = await(parked.replay("sample", sick.toString()));

        assertThat(replayed).isEqualTo(3);
        assertThat(world.projection(sick)).isEqualTo("674 4 {1,2,3,4}");
        assertThat(await(parked.list(100))).noneMatch(key -> key.key().equals(sick.toString()));
        world.run(add(sick, 5));
        receive(world.records(partition, 7, sick).subList(4, 5));
        assertThat(world.projection(sick)).isEqualTo("679 5 {1,2,3,4,5}");
    }

    @Test
    void bytes_that_are_no_fact_are_parked_and_do_not_stop_the_partition() {
        CustomerId customer = newCustomer();
        world.run(add(customer, 1), add(customer, 2));
        List<ConsumerRecord<String, byte[]>> records = world.records(partition, 1, customer);
        String broken = "broken-" + partition;
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        batch.add(SampleWorld.record(partition, 0, broken, "{", new RecordHeaders()));
        batch.addAll(records);

        receive(batch);

        assertThat(world.projection(customer)).isEqualTo("3 2 {1,2}");
        assertThat(await(parked.list(100)))
                .filteredOn(key -> key.key().equals(broken))
                .singleElement()
                .satisfies(key -> assertThat(key.problem()).contains("ce_id is missing"));
    }

    @Test
    void what_a_database_cannot_hold_is_parked_all_the_same() {
        CustomerId customer = newCustomer();
        world.run(add(customer, 1));
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id\0", new byte[] {0, (byte) 0xff});
        headers.add("ce_legalentity", new byte[] {'D', 0});
        String key = "zero\0-" + partition + "-" + "x".repeat(10_000);
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        batch.add(SampleWorld.record(partition, 0, key, "\0", headers));
        batch.addAll(world.records(partition, 1, customer));

        receive(batch);

        assertThat(world.projection(customer)).isEqualTo("1 1 {1}");
        assertThat(await(parked.list(100)))
                .filteredOn(parkedKey -> parkedKey.key().startsWith("zero\uFFFD-" + partition + "-x"))
                .hasSize(1);
    }

    @Test
    void a_replay_takes_in_what_stands_before_the_next_broken_fact_and_says_its_problem() {
        CustomerId sick = newCustomer();
        String key = sick.toString();
        world.run(add(sick, 666), add(sick, 3), add(sick, 666), add(sick, 5));
        TallyProjection.POISON.set(666);
        receive(world.records(partition, 0, sick));
        DiscardedFact first = await(parked.discard("sample", key, REASON, OPERATOR));

        assertThatThrownBy(() -> await(parked.replay("sample", key)))
                .hasMessageContaining("This amount cannot be taken in");

        assertThat(first.waiting()).isEqualTo(3);
        assertThat(world.projection(sick)).isEqualTo("3 1 {2}");
        assertThat(await(parked.list(100)))
                .filteredOn(waiting -> waiting.key().equals(key))
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.facts()).isEqualTo(2);
                    assertThat(waiting.problem()).contains("This amount cannot be taken in");
                });
        assertThat(await(parked.discard("sample", key, REASON, OPERATOR)).offset())
                .isEqualTo(2);
        assertThat(await(parked.replay("sample", key))).isEqualTo(1);
        assertThat(world.projection(sick)).isEqualTo("8 2 {2,4}");
    }

    @Test
    void a_discarded_fact_is_kept_with_its_reason_and_those_behind_it_are_taken_in_in_order() {
        CustomerId sick = newCustomer();
        String key = sick.toString();
        world.run(add(sick, 1), add(sick, 666), add(sick, 3), add(sick, 4));
        TallyProjection.POISON.set(666);
        List<ConsumerRecord<String, byte[]>> records = world.records(partition, 0, sick);
        receive(records);

        DiscardedFact discarded = await(parked.discard("sample", key, REASON, OPERATOR));
        int replayed = await(parked.replay("sample", key));

        assertThat(discarded)
                .isEqualTo(new DiscardedFact("sample", key, SampleWorld.TOPIC, partition, 1, discarded.problem(), 2));
        assertThat(discarded.problem()).contains("This amount cannot be taken in");
        assertThat(replayed).isEqualTo(2);
        assertThat(world.projection(sick)).isEqualTo("8 3 {1,3,4}");
        assertThat(await(parked.list(100))).noneMatch(waiting -> waiting.key().equals(key));
        assertThat(discarded(key))
                .containsExactly("1 DE01 " + id(records.get(1)) + " " + REASON + " " + OPERATOR + " "
                        + new String(records.get(1).value(), StandardCharsets.UTF_8));
    }

    @Test
    void a_discarded_record_that_comes_again_is_passed_over() {
        CustomerId sick = newCustomer();
        CustomerId well = newCustomer();
        world.run(add(sick, 1), add(well, 10), add(sick, 666), add(sick, 3), add(well, 20));
        TallyProjection.POISON.set(666);
        List<ConsumerRecord<String, byte[]>> records = world.records(partition, 0, sick, well);
        receive(records);
        await(parked.discard("sample", sick.toString(), REASON, OPERATOR));
        await(parked.replay("sample", sick.toString()));
        double before = counted("discarded");
        forgetWhatWasTakenIn(sick, well);
        assertThat(world.projection(sick)).isNull();

        receive(records);

        assertThat(world.projection(sick)).isEqualTo("4 2 {1,3}");
        assertThat(world.projection(well)).isEqualTo("30 2 {1,2}");
        assertThat(await(parked.list(100))).noneMatch(waiting -> waiting.key().equals(sick.toString()));
        assertThat(counted("discarded")).isEqualTo(before + 1);
    }

    @Test
    void another_record_in_the_place_of_a_discarded_one_is_taken_in() {
        CustomerId sick = newCustomer();
        CustomerId well = newCustomer();
        world.run(add(sick, 666), add(well, 10));
        TallyProjection.POISON.set(666);
        receive(world.records(partition, 0, sick));
        await(parked.discard("sample", sick.toString(), REASON, OPERATOR));
        forgetWhatWasTakenIn(sick);

        receive(world.records(partition, 0, well));

        assertThat(discarded(sick.toString())).hasSize(1);
        assertThat(world.projection(well)).isEqualTo("10 1 {1}");
    }

    @Test
    void only_the_oldest_is_discarded_and_never_one_that_merely_waits() {
        CustomerId sick = newCustomer();
        String key = sick.toString();
        world.run(add(sick, 666), add(sick, 3), add(sick, 4));
        TallyProjection.POISON.set(666);
        receive(world.records(partition, 0, sick));
        assertThat(await(parked.discard("sample", key, REASON, OPERATOR)).offset())
                .isZero();

        assertThatThrownBy(() -> await(parked.discard("sample", key, REASON, OPERATOR)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("conflicting-change");

        assertThat(discarded(key)).hasSize(1);
        assertThat(await(parked.replay("sample", key))).isEqualTo(2);
        assertThat(world.projection(sick)).isEqualTo("7 2 {2,3}");
    }

    @Test
    void a_consumer_that_is_not_there_has_nothing_to_replay() {
        assertThatThrownBy(() -> await(parked.replay("smaple", "any")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not-found")
                .hasMessageContaining("smaple");
    }

    @Test
    void where_nothing_is_parked_nothing_is_discarded() {
        CustomerId sick = newCustomer();
        world.run(add(sick, 666));
        TallyProjection.POISON.set(666);
        receive(world.records(partition, 0, sick));

        assertThatThrownBy(() -> await(parked.discard("sample", newCustomer().toString(), REASON, OPERATOR)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not-found");
        assertThatThrownBy(() -> await(parked.discard("another", sick.toString(), REASON, OPERATOR)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not-found");

        assertThat(discarded(sick.toString())).isEmpty();
        assertThat(await(parked.list(100)))
                .filteredOn(waiting -> waiting.key().equals(sick.toString()))
                .hasSize(1);
    }

    @Test
    void what_a_database_cannot_hold_is_known_again_once_it_is_discarded() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id\0", new byte[] {0, (byte) 0xff});
        headers.add("ce_legalentity", new byte[] {'D', 0});
        String key = "null\0-" + partition + "-" + "x".repeat(10_000);
        ConsumerRecord<String, byte[]> broken = SampleWorld.record(partition, 0, key, "\0" + "{".repeat(1000), headers);
        receive(List.of(broken));
        String parkedKey = await(parked.list(100)).stream()
                .map(ParkedKey::key)
                .filter(waiting -> waiting.startsWith("null\uFFFD-" + partition + "-x"))
                .findFirst()
                .orElseThrow();
        await(parked.discard("sample", parkedKey, REASON, OPERATOR));
        double before = counted("discarded");
        forgetWhatWasTakenIn();

        receive(List.of(broken));

        assertThat(counted("discarded")).isEqualTo(before + 1);
        assertThat(await(parked.list(100))).noneMatch(waiting -> waiting.key().equals(parkedKey));
    }

    @Test
    void a_discarded_fact_is_seen_only_in_the_scope_of_its_legal_entity() {
        CustomerId sick = newCustomer();
        world.run(add(sick, 666));
        TallyProjection.POISON.set(666);
        receive(world.records(partition, 0, sick));
        await(parked.discard("sample", sick.toString(), REASON, OPERATOR));

        assertThat(seen(Set.of(SampleWorld.DE01), sick)).isEqualTo(1);
        assertThat(seen(Set.of(SampleWorld.FR01), sick)).isZero();
        assertThat(seen(Set.of(), sick)).isZero();
    }

    @Test
    void a_fact_of_an_unknown_type_is_passed_over() {
        CustomerId customer = newCustomer();
        world.run(add(customer, 1), add(customer, 2));
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(world.records(partition, 0, customer));
        ConsumerRecord<String, byte[]> first = records.get(0);
        RecordHeaders headers = new RecordHeaders(first.headers());
        headers.remove("ce_type");
        headers.add("ce_type", "openitem.invoice.v1.SomethingNew".getBytes(StandardCharsets.UTF_8));
        records.set(0, SampleWorld.record(partition, 0, customer.toString(), "{}", headers));

        receive(records);

        assertThat(world.projection(customer)).isEqualTo("2 1 {2}");
        assertThat(await(parked.list(100))).noneMatch(key -> key.key().equals(customer.toString()));
    }

    /** As a rebuild does: offsets, ids and the projection go, the discarded records stay. */
    private void forgetWhatWasTakenIn(CustomerId... customers) {
        String[] keys = Arrays.stream(customers).map(CustomerId::toString).toArray(String[]::new);
        UUID[] ids = Arrays.stream(customers).map(CustomerId::value).toArray(UUID[]::new);
        world.asWorker(tx -> tx.sql("delete from inbox_offset where consumer = 'sample' and partition = :partition")
                .bind("partition", partition)
                .update()
                .chain(() -> tx.sql("""
                                delete from inbox_event where consumer = 'sample' and event_id in (
                                    select id from outbox where event_key = any(cast(:keys as text[])))
                                """).bind("keys", keys).update())
                .chain(() -> tx.sql("delete from tally_projection where customer_id = any(cast(:ids as uuid[]))")
                        .bind("ids", ids)
                        .update()));
    }

    /** Offset, legal entity, id, reason, who and bytes of what was discarded of a key. */
    private List<String> discarded(String key) {
        return world.asWorker(tx -> tx.sql("""
                        select record_offset, legal_entity, cast(event_id as text), reason, discarded_by,
                            convert_from(payload, 'UTF8')
                        from discarded_event where consumer = 'sample' and event_key = :key order by record_offset
                        """)
                .bind("key", key)
                .list(row -> row.number(0) + " " + row.text(1) + " " + row.text(2) + " " + row.text(3) + " "
                        + row.text(4) + " " + row.text(5)));
    }

    private long seen(Set<LegalEntityId> entities, CustomerId customer) {
        return world.asCaller(
                entities,
                tx -> tx.sql("select count(*) from discarded_event where event_key = :key")
                        .bind("key", customer.toString())
                        .list(row -> row.number(0))
                        .map(counted -> counted.get(0)));
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    private double counted(String outcome) {
        return meters.counter("openitem.inbox.facts", "consumer", "sample", "outcome", outcome)
                .count();
    }

    private void receive(List<ConsumerRecord<String, byte[]>> records) {
        await(inbox.receive(polled(Collections.unmodifiableList(records)), projection.subscription()));
    }
}
