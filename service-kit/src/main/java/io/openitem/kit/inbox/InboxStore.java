package io.openitem.kit.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The inbox's tables; nobody else knows their columns. */
@Singleton
class InboxStore {

    /** Makes rows for partitions seen for the first time and locks all of them, so that two instances take turns. */
    Uni<Map<Integer, Long>> lockOffsets(Tx tx, String consumer, String topic, Collection<Integer> partitions) {
        Integer[] sorted = partitions.stream().sorted().toArray(Integer[]::new);
        Uni<Map<Integer, Long>> locked = tx.sql("""
                select partition, next_offset from inbox_offset
                where consumer = :consumer and topic = :topic and partition = any(cast(:partitions as int[]))
                order by partition for update
                """)
                .bind("consumer", consumer)
                .bind("topic", topic)
                .bind("partitions", sorted)
                .list(row -> Map.entry(row.integer(0), row.number(1)))
                .map(InboxStore::asMap);
        return locked.chain(found -> found.size() == sorted.length
                ? Uni.createFrom().item(found)
                : makeOffsets(tx, consumer, topic, sorted).chain(made -> lockOffsets(tx, consumer, topic, partitions)));
    }

    private static Uni<Integer> makeOffsets(Tx tx, String consumer, String topic, Integer[] partitions) {
        return tx.sql("""
                insert into inbox_offset (consumer, topic, partition, next_offset)
                select :consumer, :topic, partition, 0 from unnest(cast(:partitions as int[])) as p(partition)
                on conflict do nothing
                """)
                .bind("consumer", consumer)
                .bind("topic", topic)
                .bind("partitions", partitions)
                .update();
    }

    Uni<Map<Integer, Long>> offsets(Tx tx, String consumer, String topic) {
        return tx.sql("select partition, next_offset from inbox_offset where consumer = :consumer and topic = :topic")
                .bind("consumer", consumer)
                .bind("topic", topic)
                .list(row -> Map.entry(row.integer(0), row.number(1)))
                .map(InboxStore::asMap);
    }

    /** Of every consumer, by its name. */
    Uni<Map<String, Map<TopicPartition, Long>>> offsets(Tx tx) {
        return tx.sql("select consumer, topic, partition, next_offset from inbox_offset")
                .list(row -> Map.entry(
                        row.text(0), Map.entry(new TopicPartition(row.text(1), row.integer(2)), row.number(3))))
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                Map.Entry::getKey,
                                toMap(
                                        row -> row.getValue().getKey(),
                                        row -> row.getValue().getValue()))));
    }

    Uni<Void> saveOffsets(Tx tx, String consumer, String topic, Map<Integer, Long> next) {
        Integer[] partitions = next.keySet().toArray(Integer[]::new);
        Long[] offsets = Arrays.stream(partitions).map(next::get).toArray(Long[]::new);
        return tx.sql("""
                update inbox_offset set next_offset = moved.next_offset
                from unnest(cast(:partitions as int[]), cast(:offsets as bigint[])) as moved(partition, next_offset)
                where consumer = :consumer and topic = :topic and inbox_offset.partition = moved.partition
                """)
                .bind("consumer", consumer)
                .bind("topic", topic)
                .bind("partitions", partitions)
                .bind("offsets", offsets)
                .update()
                .replaceWithVoid();
    }

    /**
     * Which of these keys have facts parked: their later ones must wait behind them. The rows are locked, or a replay
     * that takes the last of them at the same time would leave behind what waits for it.
     */
    Uni<Set<String>> parkedKeys(Tx tx, String consumer, Collection<String> keys) {
        return tx.sql("""
                select event_key from parked_event
                where consumer = :consumer and event_key = any(cast(:keys as text[]))
                order by parked_seq for share
                """)
                .bind("consumer", consumer)
                .bind("keys", keys.toArray(String[]::new))
                .list(row -> row.text(0))
                .map(HashSet::new);
    }

    /** Remembers the ids and gives those that were not known before. */
    Uni<Set<UUID>> remember(Tx tx, String consumer, Collection<UUID> ids) {
        return tx.sql("""
                insert into inbox_event (consumer, event_id)
                select :consumer, id from unnest(cast(:ids as uuid[])) as e(id)
                on conflict do nothing returning event_id
                """)
                .bind("consumer", consumer)
                .bind("ids", ids.toArray(UUID[]::new))
                .list(row -> row.uuid(0))
                .map(HashSet::new);
    }

    Uni<Void> park(Tx tx, String consumer, List<ParkedFact> facts) {
        return tx.sql("""
                insert into parked_event (consumer, topic, partition, record_offset, event_key, event_id, legal_entity,
                    headers, payload, problem)
                select :consumer, topic, partition, record_offset, event_key, event_id, legal_entity,
                    cast(headers as jsonb), decode(payload, 'base64'), problem
                from unnest(cast(:topics as text[]), cast(:partitions as int[]), cast(:offsets as bigint[]),
                    cast(:keys as text[]), cast(:ids as uuid[]), cast(:entities as text[]), cast(:headers as text[]),
                    cast(:payloads as text[]), cast(:problems as text[])) with ordinality
                    as p(topic, partition, record_offset, event_key, event_id, legal_entity, headers, payload, problem,
                        nth)
                order by nth
                on conflict do nothing
                """)
                .bind("consumer", consumer)
                .bind("topics", facts.stream().map(ParkedFact::topic).toArray(String[]::new))
                .bind("partitions", facts.stream().map(ParkedFact::partition).toArray(Integer[]::new))
                .bind("offsets", facts.stream().map(ParkedFact::offset).toArray(Long[]::new))
                .bind("keys", facts.stream().map(ParkedFact::key).toArray(String[]::new))
                .bind("ids", facts.stream().map(ParkedFact::eventId).toArray(UUID[]::new))
                .bind("entities", facts.stream().map(ParkedFact::legalEntity).toArray(String[]::new))
                .bind("headers", facts.stream().map(ParkedFact::headersJson).toArray(String[]::new))
                .bind("payloads", facts.stream().map(ParkedFact::payloadBase64).toArray(String[]::new))
                .bind("problems", facts.stream().map(ParkedFact::problem).toArray(String[]::new))
                .update()
                .replaceWithVoid();
    }

    /** The oldest parked facts of a key, locked. */
    Uni<List<ParkedFact>> parked(Tx tx, String consumer, String key, int limit) {
        return tx.sql("""
                select topic, partition, record_offset, event_key, event_id, legal_entity, cast(headers as text),
                    encode(payload, 'base64'), problem
                from parked_event where consumer = :consumer and event_key = :key
                order by parked_seq limit :limit for update
                """)
                .bind("consumer", consumer)
                .bind("key", key)
                .bind("limit", limit)
                .list(InboxStore::fact);
    }

    private static ParkedFact fact(Row row) {
        return new ParkedFact(
                row.text(0),
                row.integer(1),
                row.number(2),
                row.text(3),
                row.isNull(4) ? null : row.uuid(4),
                row.textOrNull(5),
                row.text(6),
                row.textOrNull(7),
                row.textOrNull(8));
    }

    /** Keeps why a parked fact could not be taken in at the latest try. */
    Uni<Void> explain(Tx tx, String consumer, ParkedFact fact, String problem) {
        return tx.sql("""
                update parked_event set problem = :problem
                where consumer = :consumer and topic = :topic and partition = :partition and record_offset = :offset
                """)
                .bind("consumer", consumer)
                .bind("topic", fact.topic())
                .bind("partition", fact.partition())
                .bind("offset", fact.offset())
                .bind("problem", problem)
                .update()
                .replaceWithVoid();
    }

    /** Moves a parked fact to the discarded ones. What was discarded at its place in a topic that is gone gives way. */
    Uni<Void> discard(Tx tx, String consumer, ParkedFact fact, String reason, String by) {
        return tx.sql("""
                with taken as (
                    delete from parked_event
                    where consumer = :consumer and topic = :topic and partition = :partition
                        and record_offset = :offset
                    returning consumer, topic, partition, record_offset, event_key, event_id, legal_entity, headers,
                        payload, problem)
                insert into discarded_event (consumer, topic, partition, record_offset, event_key, event_id,
                    legal_entity, headers, payload, problem, reason, discarded_by)
                select consumer, topic, partition, record_offset, event_key, event_id, legal_entity, headers, payload,
                    problem, cast(:reason as text), cast(:by as text)
                from taken
                on conflict (consumer, topic, partition, record_offset) do update set event_key = excluded.event_key,
                    event_id = excluded.event_id, legal_entity = excluded.legal_entity, headers = excluded.headers,
                    payload = excluded.payload, problem = excluded.problem, reason = excluded.reason,
                    discarded_by = excluded.discarded_by, discarded_at = excluded.discarded_at
                """)
                .bind("consumer", consumer)
                .bind("topic", fact.topic())
                .bind("partition", fact.partition())
                .bind("offset", fact.offset())
                .bind("reason", reason)
                .bind("by", by)
                .update()
                .replaceWithVoid();
    }

    /** What was discarded between the first and the last of these records, which are of one topic, by partition. */
    Uni<List<ParkedFact>> discarded(Tx tx, String consumer, List<ConsumerRecord<String, byte[]>> records) {
        Map<Integer, Long> first = new HashMap<>();
        Map<Integer, Long> last = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            first.merge(record.partition(), record.offset(), Math::min);
            last.merge(record.partition(), record.offset(), Math::max);
        }
        Integer[] partitions = first.keySet().toArray(Integer[]::new);
        return tx.sql("""
                select d.topic, d.partition, d.record_offset, d.event_key, d.event_id, d.legal_entity,
                    cast(d.headers as text), encode(d.payload, 'base64'), d.problem
                from unnest(cast(:partitions as int[]), cast(:first as bigint[]), cast(:last as bigint[]))
                    as polled(partition, first_offset, last_offset)
                join discarded_event d on d.consumer = :consumer and d.topic = :topic
                    and d.partition = polled.partition
                    and d.record_offset between polled.first_offset and polled.last_offset
                """)
                .bind("consumer", consumer)
                .bind("topic", records.get(0).topic())
                .bind("partitions", partitions)
                .bind("first", Arrays.stream(partitions).map(first::get).toArray(Long[]::new))
                .bind("last", Arrays.stream(partitions).map(last::get).toArray(Long[]::new))
                .list(InboxStore::fact);
    }

    /** How many facts of a key are parked. */
    Uni<Long> waiting(Tx tx, String consumer, String key) {
        return tx.sql("select count(*) from parked_event where consumer = :consumer and event_key = :key")
                .bind("consumer", consumer)
                .bind("key", key)
                .list(row -> row.number(0))
                .map(counted -> counted.get(0));
    }

    Uni<Void> unpark(Tx tx, String consumer, List<ParkedFact> facts) {
        return tx.sql("""
                delete from parked_event p
                using unnest(cast(:topics as text[]), cast(:partitions as int[]), cast(:offsets as bigint[]))
                    as done(topic, partition, record_offset)
                where p.consumer = :consumer and p.topic = done.topic and p.partition = done.partition
                    and p.record_offset = done.record_offset
                """)
                .bind("consumer", consumer)
                .bind("topics", facts.stream().map(ParkedFact::topic).toArray(String[]::new))
                .bind("partitions", facts.stream().map(ParkedFact::partition).toArray(Integer[]::new))
                .bind("offsets", facts.stream().map(ParkedFact::offset).toArray(Long[]::new))
                .update()
                .replaceWithVoid();
    }

    /** One line for each key that has facts parked, the longest waiting first. */
    Uni<List<ParkedKey>> parkedKeys(Tx tx, int limit) {
        return tx.sql("""
                select consumer, event_key, count(*), min(parked_at),
                    (array_agg(problem order by parked_seq))[1]
                from parked_event group by consumer, event_key order by min(parked_at) limit :limit
                """)
                .bind("limit", limit)
                .list(row -> new ParkedKey(row.text(0), row.text(1), row.number(2), row.instant(3), row.textOrNull(4)));
    }

    Uni<Integer> forget(Tx tx, int keepDays, int limit) {
        return tx.sql("""
                delete from inbox_event where (consumer, event_id) in (
                    select consumer, event_id from inbox_event
                    where seen_at < now() - make_interval(days => :days) order by seen_at limit :limit)
                """).bind("days", keepDays).bind("limit", limit).update();
    }

    private static Map<Integer, Long> asMap(List<Map.Entry<Integer, Long>> entries) {
        Map<Integer, Long> map = new HashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    /** Sets back what lies beyond the end of a topic that has lost its tail; ids still keep facts from counting twice. */
    Uni<Void> cutOffsets(Tx tx, String consumer, Map<TopicPartition, Long> ends) {
        TopicPartition[] partitions = ends.keySet().toArray(TopicPartition[]::new);
        return tx.sql("""
                update inbox_offset o set next_offset = cut.end_offset
                from unnest(cast(:topics as text[]), cast(:partitions as int[]), cast(:ends as bigint[]))
                    as cut(topic, partition, end_offset)
                where o.consumer = :consumer and o.topic = cut.topic and o.partition = cut.partition
                    and o.next_offset > cut.end_offset
                """)
                .bind("consumer", consumer)
                .bind(
                        "topics",
                        Arrays.stream(partitions).map(TopicPartition::topic).toArray(String[]::new))
                .bind(
                        "partitions",
                        Arrays.stream(partitions).map(TopicPartition::partition).toArray(Integer[]::new))
                .bind("ends", Arrays.stream(partitions).map(ends::get).toArray(Long[]::new))
                .update()
                .replaceWithVoid();
    }
}
