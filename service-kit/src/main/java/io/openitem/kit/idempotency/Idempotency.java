package io.openitem.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemType;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps true that a write with a key takes effect once: the effect and the answer are committed together or not at all,
 * and whoever comes again with the key is given that answer. What is thrown rolls back and is not remembered.
 */
@ApplicationScoped
public class Idempotency {

    private static final String ENTER =
            "select granted, fingerprint, status, headers, body from idempotent_enter(:caller, :route, :key)";

    private static final String KEEP = """
            insert into idempotent_answer (legal_entity, caller, route, key, fingerprint, status, headers, body)
            values (:legalEntity, :caller, :route, :key, :fingerprint, :status, cast(:headers as jsonb),
                cast(nullif(:body, '') as text))
            on conflict do nothing
            """;

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transactions transactions;

    Idempotency(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Runs {@code work} in one transaction for the request's legal entity, unless it was answered before.
     *
     * @param work gives the answer, a refusal included; called at most once
     * @return the answer; fails with a {@link ProblemException} 409 while the same request is in flight and 422 when the
     *     key belongs to another request
     */
    public Uni<Answer> answer(IdempotentRequest request, Function<Tx, Uni<Answer>> work) {
        String key = request.key();
        return transactions.forCaller(
                Set.of(request.legalEntity()), tx -> key == null ? work.apply(tx) : once(tx, request, key, work));
    }

    private static Uni<Answer> once(Tx tx, IdempotentRequest request, String key, Function<Tx, Uni<Answer>> work) {
        return keyed(tx.sql(ENTER), request, key)
                .first(Entry::from)
                .map(Objects::requireNonNull)
                .chain(entry -> {
                    if (!entry.granted()) {
                        return refused(ProblemTypes.REQUEST_IN_FLIGHT, "Wait for the first request's answer.");
                    }
                    Stored stored = entry.stored();
                    return stored == null
                            ? work.apply(tx).chain(answer -> keep(tx, request, key, answer))
                            : again(request, stored);
                });
    }

    private static Uni<Answer> again(IdempotentRequest request, Stored stored) {
        return request.fingerprint().equals(stored.fingerprint())
                ? Uni.createFrom().item(stored.answer().with(Answer.REPLAYED, "true"))
                : reused();
    }

    private static Uni<Answer> keep(Tx tx, IdempotentRequest request, String key, Answer answer) {
        return keyed(tx.sql(KEEP), request, key)
                .bind("legalEntity", request.legalEntity().value())
                .bind("fingerprint", request.fingerprint().bytes())
                .bind("status", answer.status())
                .bind("headers", write(answer.headers()))
                .bind("body", answer.body() == null ? "" : answer.body())
                .update()
                // A row that was not seen and yet is there belongs to a legal entity outside this transaction.
                .chain(kept -> kept == 1 ? Uni.createFrom().item(answer) : reused());
    }

    private static Statement keyed(Statement statement, IdempotentRequest request, String key) {
        return statement
                .bind("caller", request.caller())
                .bind("route", request.route())
                .bind("key", key);
    }

    private static Uni<Answer> reused() {
        return refused(ProblemTypes.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
    }

    private static Uni<Answer> refused(ProblemType type, String detail) {
        return Uni.createFrom().failure(new ProblemException(type.because(detail)));
    }

    private static String write(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is always JSON", e);
        }
    }

    private static Map<String, String> read(String headers) {
        try {
            return JSON.readValue(headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored headers are not what was written", e);
        }
    }

    /** Whether the request is the only one with its key at the moment, and what was answered before. */
    private record Entry(boolean granted, @Nullable Stored stored) {

        static Entry from(Row row) {
            return new Entry(row.flag(0), row.isNull(1) ? null : Stored.from(row));
        }
    }

    private record Stored(Fingerprint fingerprint, Answer answer) {

        static Stored from(Row row) {
            return new Stored(
                    Fingerprint.stored(row.bytes(1)), new Answer(row.integer(2), read(row.text(3)), row.textOrNull(4)));
        }
    }
}
