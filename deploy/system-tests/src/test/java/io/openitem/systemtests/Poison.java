package io.openitem.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts records into the topics, past every service, that consumers cannot take in or have to pass over. They are made
 * of the contract's golden samples. Each has a subject of its own at version 1, so that whoever reads a whole topic
 * finds no gap on their account.
 */
final class Poison implements AutoCloseable {

    static final Context REFERENCE =
            new Context("reference", "LegalEntityChanged", List.of("payment", "dunning", "risk", "analytics"));
    static final Context INVOICE =
            new Context("invoice", "InvoiceOverdue", List.of("payment", "dunning", "risk", "analytics"));
    static final Context PAYMENT = new Context("payment", "PaymentAssigned", List.of("invoice", "analytics"));
    static final Context DUNNING = new Context("dunning", "CollectionPaused", List.of("analytics"));
    static final Context RISK = new Context("risk", "BehaviourChanged", List.of("analytics"));
    static final List<Context> CONTEXTS = List.of(REFERENCE, INVOICE, PAYMENT, DUNNING, RISK);

    /** Keys of reference data are the names of legal entities with this in front of them. */
    static final String LEGAL_ENTITY = "legal-entity:";

    private static final Path SAMPLES = Path.of("../../contracts/golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NO_TEXT = {(byte) 0xCA, (byte) 0xFE, 0, (byte) 0xFF};

    private final KafkaProducer<String, byte[]> producer;
    private final LocalDate day;

    /**
     * A topic and who reads it.
     *
     * @param sample a type of it that moves no money, whoever takes it in
     * @param services those that take its facts in
     */
    record Context(String name, String sample, List<String> services) {

        String topic() {
            return "openitem." + name + ".v1";
        }

        List<String> consumers() {
            return services.stream().map(service -> service + "-" + name).toList();
        }

        /** The service whose outbox holds what it publishes; reference data belongs to the ledger. */
        String publisher() {
            return equals(REFERENCE) ? "invoice" : name;
        }
    }

    /** What may be wrong with a record. */
    enum Way {
        NOT_JSON("Not a "),
        NO_VALUE("has no value"),
        TRUNCATED("Not a "),
        BREAKS_SCHEMA("Not a "),
        MALFORMED_ENVELOPE("Malformed envelope"),
        OF_ANOTHER_TOPIC("does not belong on this topic"),
        UNKNOWN_TYPE(""),
        UNREGISTERED("");

        private final String problem;

        Way(String problem) {
            this.problem = problem;
        }

        /** Whether nobody can take it in; else everybody has to get over it. */
        boolean isPoison() {
            return !problem.isEmpty();
        }
    }

    /**
     * A record where it stands.
     *
     * @param parkedBy the consumers that cannot take it in
     * @param problem what they say of it, in part; empty where there are none
     */
    record Sent(String topic, int partition, long offset, String key, List<String> parkedBy, String problem) {}

    private record Sample(Map<String, String> headers, String value) {

        Sample with(String header, String text) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(header, text);
            return new Sample(changed, value);
        }
    }

    /** @param day the business date that the records say they are of */
    Poison(String bootstrapServers, LocalDate day) {
        this.producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.day = day;
    }

    /** A customer of whom nobody has heard. */
    static String stranger() {
        return "cus_" + hex();
    }

    /** @param key a customer, or in the topic of reference data a legal entity with {@link #LEGAL_ENTITY} before it */
    Sent send(Context context, Way way, String key) {
        Sample sample = sample(context, context.sample(), key);
        byte[] whole = sample.value().getBytes(StandardCharsets.UTF_8);
        RecordMetadata at = switch (way) {
            case NOT_JSON -> put(context, key, sample, NO_TEXT);
            case NO_VALUE -> put(context, key, sample, null);
            case TRUNCATED -> put(context, key, sample, Arrays.copyOf(whole, whole.length / 2));
            case BREAKS_SCHEMA -> put(context, key, sample, "{}".getBytes(StandardCharsets.UTF_8));
            case MALFORMED_ENVELOPE -> put(context, key, sample.with("ce_time", "yesterday"), whole);
            case OF_ANOTHER_TOPIC -> putOfAnother(context, key);
            case UNKNOWN_TYPE -> put(context, key, sample.with("ce_type", context.topic() + ".NotThoughtOfYet"), whole);
            case UNREGISTERED -> put(context, key, sample, whole);
        };
        List<String> parkedBy = way.isPoison() ? context.consumers() : List.of();
        return new Sent(context.topic(), at.partition(), at.offset(), key, parkedBy, way.problem);
    }

    /** A sound fact of a customer nobody knows that one consumer alone has no place for. */
    Sent sendUnplaceable(Context context, String type, String consumer, String problem) {
        String key = stranger();
        Sample sample = sample(context, type, key);
        RecordMetadata at = put(context, key, sample, sample.value().getBytes(StandardCharsets.UTF_8));
        return new Sent(context.topic(), at.partition(), at.offset(), key, List.of(consumer), problem);
    }

    private RecordMetadata putOfAnother(Context context, String key) {
        Context other = context.equals(RISK) ? DUNNING : RISK;
        Sample sample = sample(other, other.sample(), key);
        return put(context, key, sample, sample.value().getBytes(StandardCharsets.UTF_8));
    }

    private Sample sample(Context context, String type, String key) {
        JsonNode golden;
        try {
            golden = JSON.readTree(SAMPLES.resolve(context.name() + "/v1/" + type + "/0001.json")
                    .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        golden.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        String value = golden.get("value").toString();
        String entity = "FR01";
        if (key.startsWith(LEGAL_ENTITY)) {
            entity = key.substring(LEGAL_ENTITY.length());
            value = value.replace("\"DE01\"", "\"" + entity + "\"");
        } else {
            String customer = headers.getOrDefault("ce_customerid", "");
            if (customer.isEmpty()) {
                throw new IllegalStateException("The sample of " + type + " is of no customer");
            }
            value = value.replace(customer, key);
            headers.put("ce_customerid", key);
        }
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_subject", "poison_" + hex());
        headers.put("ce_aggregateversion", "1");
        headers.put("ce_legalentity", entity);
        headers.put("ce_businessdate", day.toString());
        headers.put("ce_time", day + "T12:00:00Z");
        return new Sample(headers, value);
    }

    private RecordMetadata put(Context context, String key, Sample sample, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(context.topic(), key, value);
        sample.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void close() {
        producer.close();
    }
}
