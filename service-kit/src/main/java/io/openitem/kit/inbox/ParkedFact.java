package io.openitem.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A record set aside as it came, so that it can be taken in again exactly as it would have been. */
record ParkedFact(
        String topic,
        int partition,
        long offset,
        String key,
        @Nullable UUID eventId,
        @Nullable String legalEntity,
        String headersJson,
        @Nullable String payloadBase64,
        @Nullable String problem) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Enough of a problem to see what it is; a stack trace belongs in the log. */
    private static final int PROBLEM_LENGTH_MAX = 1000;

    /** Far above the keys that we write, far below what an index can hold. */
    private static final int KEY_LENGTH_MAX = 200;

    static ParkedFact of(ConsumerRecord<String, byte[]> record, @Nullable String problem) {
        return new ParkedFact(
                record.topic(),
                record.partition(),
                record.offset(),
                keyOf(record),
                uuidOrNull(header(record.headers(), "ce_id")),
                header(record.headers(), "ce_legalentity"),
                json(record.headers()),
                record.value() == null ? null : Base64.getEncoder().encodeToString(record.value()),
                problem == null ? null : problemOf(problem));
    }

    /** A problem as it is kept. */
    static String problemOf(String problem) {
        String text = storable(problem);
        return text.length() <= PROBLEM_LENGTH_MAX ? text : text.substring(0, PROBLEM_LENGTH_MAX);
    }

    /**
     * Records without a key have none to wait behind; those of one partition then wait together. So do those whose keys
     * are longer than any of ours and begin alike.
     */
    static String keyOf(ConsumerRecord<String, byte[]> record) {
        String key = record.key();
        if (key == null) {
            return "partition-" + record.partition();
        }
        return storable(key.length() <= KEY_LENGTH_MAX ? key : key.substring(0, KEY_LENGTH_MAX));
    }

    /** PostgreSQL has no character of code zero, and whoever sends one must still be parked. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Where its topic has it, as Kafka's own tools write it. */
    String place() {
        return topic + "-" + partition + "@" + offset;
    }

    ConsumerRecord<String, byte[]> record() {
        RecordHeaders headers = new RecordHeaders();
        parse(headersJson).forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                payload(),
                headers,
                java.util.Optional.empty());
    }

    /** Whether this is that very record, and not another one that stands in its place in a topic made anew. */
    boolean isOf(ConsumerRecord<String, byte[]> record) {
        return offset == record.offset()
                && partition == record.partition()
                && topic.equals(record.topic())
                && key.equals(keyOf(record))
                && Objects.equals(eventId, uuidOrNull(header(record.headers(), "ce_id")))
                && Arrays.equals(payload(), record.value());
    }

    private byte @Nullable [] payload() {
        return payloadBase64 == null ? null : Base64.getMimeDecoder().decode(payloadBase64);
    }

    private static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : text(header);
    }

    private static String text(Header header) {
        return storable(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static @Nullable UUID uuidOrNull(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static String json(Headers headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                map.put(storable(header.key()), text(header));
            }
        }
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always writable", e);
        }
    }

    private static Map<String, String> parse(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Parked headers are written by us", e);
        }
    }
}
