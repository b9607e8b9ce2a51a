package io.openitem.kit.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.problem.JsonProblems;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.rest.Lenient;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.tx.Attempts;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Transience;
import io.openitem.kit.tx.Tx;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes in lines of JSON in batches, one transaction each, and answers every line as its batch commits. A line that
 * cannot be read or is refused stops no other. Each document is known by its number, so a client that got no answer to
 * some lines sends them again. Holds one batch being written and the next being read, whatever the body's length.
 */
@ApplicationScoped
public class BulkIntake {

    public static final String NDJSON = "application/x-ndjson";

    private static final Logger LOG = Logger.getLogger(BulkIntake.class);

    private final Transactions transactions;
    private final CallerIdentity caller;
    private final ObjectMapper json;
    private final BulkConfig config;

    BulkIntake(Transactions transactions, CallerIdentity caller, ObjectMapper json, BulkConfig config) {
        this.transactions = transactions;
        this.caller = caller;
        this.json = json;
        this.config = config;
    }

    /**
     * What is taken in.
     *
     * @param legalEntity whose books a line is for
     * @param write writes a batch and gives one result for each line, in order
     */
    public record Kind<R>(
            Class<R> type,
            Function<R, LegalEntityId> legalEntity,
            BiFunction<Tx, List<R>, Uni<List<ItemResult>>> write) {}

    /** One line of a batch: to be written, or refused already. */
    private record Entry<R>(
            long line, @Nullable R request, @Nullable Problem problem) {}

    /** The answer, which reads the body while it is written. Called on a thread that may block. */
    public <R> StreamingOutput take(InputStream body, Kind<R> kind) {
        Set<LegalEntityId> scope = caller.legalEntities();
        return out -> {
            Reading<R> reading = new Reading<>(new Lines(body, config.maxLineBytes()), kind, scope);
            List<Entry<R>> batch = reading.batch();
            while (!batch.isEmpty()) {
                CompletableFuture<List<ItemResult>> written = write(kind, scope, batch);
                List<Entry<R>> next = reading.batch();
                boolean goesOn = answer(out, batch, written);
                batch = goesOn ? next : List.of();
            }
        };
    }

    private <R> CompletableFuture<List<ItemResult>> write(
            Kind<R> kind, Set<LegalEntityId> scope, List<Entry<R>> batch) {
        List<R> requests = new ArrayList<>(batch.size());
        for (Entry<R> entry : batch) {
            if (entry.request() != null) {
                requests.add(entry.request());
            }
        }
        if (requests.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return CompletableFuture.supplyAsync(
                () -> await(Attempts.untilNotOvertaken(() ->
                                transactions.forCaller(scope, tx -> kind.write().apply(tx, requests)))
                        .ifNoItem()
                        .after(Duration.ofSeconds(config.batchTimeoutSeconds()))
                        .fail()),
                Infrastructure.getDefaultWorkerPool());
    }

    private static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }

    /** Answers the lines of a batch in order; false where it could not be written and the rest had better wait. */
    private static <R> boolean answer(
            OutputStream out, List<Entry<R>> batch, CompletableFuture<List<ItemResult>> written) throws IOException {
        List<ItemResult> results = List.of();
        ItemResult failed = null;
        try {
            results = written.join();
        } catch (CompletionException e) {
            failed = ItemResult.refused(failure(e.getCause() == null ? e : e.getCause()));
        }
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (Entry<R> entry : batch) {
            ItemResult result;
            if (entry.problem() != null) {
                result = ItemResult.refused(entry.problem());
            } else {
                result = failed == null ? results.get(next++) : failed;
            }
            text.append(result.json(entry.line()));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return failed == null;
    }

    private static Problem failure(Throwable e) {
        if (Transience.isTransient(e) || e instanceof io.smallrye.mutiny.TimeoutException) {
            LOG.warnf("A batch could not be written: %s", e);
            return ProblemTypes.UNAVAILABLE.because(
                    "The batch could not be written. Send its lines and later ones again.");
        }
        LOG.error("A batch could not be written", e);
        return ProblemTypes.INTERNAL_ERROR.because("The batch could not be written; later lines were not tried.");
    }

    /** Reads and checks lines; nothing of a refused one is kept but its number and the problem. */
    private final class Reading<R> {

        private final Lines lines;
        private final ObjectReader reader;
        private final Kind<R> kind;
        private final Set<LegalEntityId> scope;
        private boolean ended;

        Reading(Lines lines, Kind<R> kind, Set<LegalEntityId> scope) {
            this.lines = lines;
            this.reader = Lenient.reader(json, kind.type());
            this.kind = kind;
            this.scope = scope;
        }

        /** The next lines, as many as make a transaction; none at the end. */
        List<Entry<R>> batch() throws IOException {
            List<Entry<R>> batch = new ArrayList<>();
            while (!ended && batch.size() < config.batch()) {
                Lines.Line line = next(batch);
                if (line == null) {
                    ended = true;
                } else if (line.number() > config.maxLines()) {
                    batch.add(refused(line.number(), "Send this line and later ones in another request."));
                    ended = true;
                } else if (!line.isBlank()) {
                    batch.add(entry(line));
                }
            }
            return batch;
        }

        /** A body beyond the limit of one request breaks off; what came before it counts. */
        private Lines.@Nullable Line next(List<Entry<R>> batch) throws IOException {
            try {
                return lines.next();
            } catch (WebApplicationException e) {
                batch.add(refused(lines.number() + 1, "Send this line and later ones in another request."));
                return null;
            }
        }

        private Entry<R> entry(Lines.Line line) throws IOException {
            byte[] bytes = line.bytes();
            if (bytes == null) {
                return refused(line.number(), "A line has at most " + config.maxLineBytes() + " bytes.");
            }
            try {
                R request = reader.readValue(bytes);
                if (request == null) {
                    return new Entry<>(
                            line.number(), null, ProblemTypes.MALFORMED_REQUEST.because("A line is a JSON object."));
                }
                LegalEntityId legalEntity = kind.legalEntity().apply(request);
                return scope.contains(legalEntity)
                        ? new Entry<>(line.number(), request, null)
                        : new Entry<>(
                                line.number(),
                                null,
                                ProblemTypes.OUT_OF_SCOPE.because(
                                        "Your token does not cover the legal entity " + legalEntity + "."));
            } catch (JsonProcessingException e) {
                return new Entry<>(line.number(), null, JsonProblems.of(e));
            }
        }

        private Entry<R> refused(long line, String detail) {
            return new Entry<>(line, null, ProblemTypes.BODY_TOO_LARGE.because(detail));
        }
    }
}
