package io.openitem.kit.outbox;

import io.openitem.kit.codec.FactCodec;
import io.openitem.kit.tx.KitConfig;
import io.openitem.kit.tx.Tx;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts as rows of the transaction that decided them: either both are durable or neither is. Debezium moves the
 * rows to Kafka in the order in which their transactions committed; rows of one transaction keep the order of the list.
 */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            insert into outbox (id, topic, event_key, type, source, subject, time, business_date, legal_entity,
                customer_id, aggregate_version, causation_id, traceparent, payload)
            select id, topic, event_key, type, :source, subject, :time, business_date, legal_entity,
                customer_id, aggregate_version, causation_id, nullif(:traceparent, ''), payload
            from unnest(cast(:ids as uuid[]), cast(:topics as text[]), cast(:keys as text[]), cast(:types as text[]),
                cast(:subjects as text[]), cast(:dates as text[]), cast(:entities as text[]),
                cast(:customers as text[]), cast(:versions as text[]), cast(:causes as text[]),
                cast(:payloads as text[]))
                with ordinality
                as fact(id, topic, event_key, type, subject, business_date, legal_entity, customer_id,
                    aggregate_version, causation_id, payload, nth)
            order by nth
            """;

    private final FactCodec codec;
    private final String source;

    Outbox(FactCodec codec, KitConfig config) {
        this.codec = codec;
        this.source = "/openitem/" + config.service() + "-service";
    }

    /** Appends facts in the order of the list, with one statement however many they are. */
    public Uni<Void> append(Tx tx, List<Outgoing> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = new UUID[facts.size()];
        Arrays.setAll(ids, i -> TimeOrderedId.next());
        return tx.sql(APPEND)
                .bind("source", source)
                .bind("time", tx.now().toString())
                .bind("traceparent", traceparent())
                .bind("ids", ids)
                .bind("topics", texts(facts, fact -> fact.fact().topic().topicName()))
                .bind("keys", texts(facts, Outgoing::key))
                .bind("types", texts(facts, fact -> codec.type(fact.fact())))
                .bind("subjects", texts(facts, Outgoing::subject))
                .bind("dates", texts(facts, fact -> fact.businessDate().toString()))
                .bind("entities", texts(facts, fact -> fact.legalEntity().value()))
                .bind("customers", texts(facts, fact -> textOf(fact.customer())))
                .bind("versions", texts(facts, fact -> Long.toString(fact.version())))
                .bind("causes", texts(facts, fact -> textOf(fact.cause())))
                .bind("payloads", texts(facts, fact -> codec.encode(fact.fact())))
                .update()
                .replaceWithVoid();
    }

    private static @Nullable String[] texts(List<Outgoing> facts, Function<Outgoing, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[facts.size()];
        Arrays.setAll(texts, i -> column.apply(facts.get(i)));
        return texts;
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** The W3C header of the current span, empty where nothing is traced. */
    private static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : "";
    }
}
