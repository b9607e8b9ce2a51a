package io.openitem.kit.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.Fact;
import io.openitem.contracts.LegalEntityId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Facts to and from records: the value is the fact's JSON, the envelope travels in {@code ce_} headers. */
@Singleton
public final class FactCodec {

    private final ObjectWriter writer;
    private final Map<String, ObjectReader> readers = new HashMap<>();

    public FactCodec() {
        JsonMapper json = JsonDefaults.mapper();
        writer = json.writer();
        json.disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .setAnnotationIntrospector(AnnotationIntrospector.pair(
                        new OptionalComponents(),
                        json.getDeserializationConfig().getAnnotationIntrospector()));
        for (Fact.Topic topic : Fact.Topic.values()) {
            for (Class<?> fact : topic.facts().getPermittedSubclasses()) {
                readers.put(topic.typeOf(fact.asSubclass(Fact.class)), json.readerFor(fact));
            }
        }
    }

    /** What a record turned out to be. */
    public sealed interface Decoded {
        Envelope envelope();
    }

    /** A fact of the contract. */
    public record Known(Envelope envelope, Fact fact) implements Decoded {}

    /** A fact of a type that this build of the contract does not have; whoever added it may rely on its being ignored. */
    public record Unknown(Envelope envelope) implements Decoded {}

    public String type(Fact fact) {
        return fact.topic().typeOf(fact.getClass());
    }

    public String encode(Fact fact) {
        try {
            return writer.writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fact of the contract must be writable: " + fact.getClass(), e);
        }
    }

    /**
     * Reads a record.
     *
     * @throws UndecodableFact when a required header is missing or malformed, or the value is not the fact it says
     */
    public Decoded decode(Headers headers, byte @Nullable [] value) {
        Envelope envelope = envelope(headers);
        ObjectReader reader = readers.get(envelope.type());
        if (reader == null) {
            return new Unknown(envelope);
        }
        if (value == null) {
            throw new UndecodableFact("The record of " + envelope.type() + " has no value");
        }
        try {
            Fact fact = reader.readValue(value);
            if (fact == null) {
                throw new UndecodableFact("The value of " + envelope.type() + " is null");
            }
            return new Known(envelope, fact);
        } catch (IOException e) {
            throw new UndecodableFact("Not a " + envelope.type() + ": " + e.getMessage(), e);
        }
    }

    private static Envelope envelope(Headers headers) {
        Map<String, byte[]> attributes = new HashMap<>();
        // Of two with one name the last counts.
        headers.forEach(header -> attributes.put(header.key(), header.value()));
        try {
            String customer = optional(attributes, "ce_customerid");
            String causation = optional(attributes, "ce_causationid");
            return new Envelope(
                    UUID.fromString(required(attributes, "ce_id")),
                    required(attributes, "ce_type"),
                    required(attributes, "ce_source"),
                    required(attributes, "ce_subject"),
                    Instant.parse(required(attributes, "ce_time")),
                    LocalDate.parse(required(attributes, "ce_businessdate")),
                    new LegalEntityId(required(attributes, "ce_legalentity")),
                    customer == null ? null : CustomerId.parse(customer),
                    Long.parseLong(required(attributes, "ce_aggregateversion")),
                    causation == null ? null : UUID.fromString(causation),
                    optional(attributes, "ce_traceparent"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UndecodableFact("Malformed envelope: " + e.getMessage(), e);
        }
    }

    private static String required(Map<String, byte[]> attributes, String name) {
        String text = optional(attributes, name);
        if (text == null) {
            throw new UndecodableFact("The header " + name + " is missing");
        }
        return text;
    }

    /** An absent header, one without a value and an empty one mean the same: the attribute is absent. */
    private static @Nullable String optional(Map<String, byte[]> attributes, String name) {
        byte @Nullable [] value = attributes.get(name);
        return value == null || value.length == 0 ? null : new String(value, StandardCharsets.UTF_8);
    }
}
