package io.openitem.payment.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.bulk.BulkConfig;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.tx.Attempts;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Transience;
import io.openitem.payment.PaymentConfig;
import io.openitem.payment.app.StatementHandler;
import io.openitem.payment.app.StatementHandler.Result;
import io.openitem.payment.ingest.BankTransaction;
import io.openitem.payment.ingest.CamtReader;
import io.openitem.payment.ingest.UnreadableStatement;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Reads a file twice: once to the end, so that one that breaks off is refused as a whole, and once in batches, each a
 * transaction that is answered as it commits. Holds one batch, whatever the file's length.
 */
@ApplicationScoped
class StatementIntake {

    private static final Logger LOG = Logger.getLogger(StatementIntake.class);

    private final Transactions transactions;
    private final StatementHandler handler;
    private final BulkConfig bulk;
    private final CamtReader reader;
    private final long bytesMax;

    StatementIntake(Transactions transactions, StatementHandler handler, PaymentConfig config, BulkConfig bulk) {
        this.transactions = transactions;
        this.handler = handler;
        this.bulk = bulk;
        this.reader = new CamtReader(
                config.statement().maxEntries(), config.statement().maxDetails());
        this.bytesMax = config.statement().maxBytes();
    }

    /** Called on a thread that may block. */
    StreamingOutput take(LegalEntityId legalEntity, InputStream body) throws IOException {
        Path file = Files.createTempFile("statement", ".xml");
        try {
            spool(body, file);
            check(file);
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
        return out -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                Batches batches = new Batches(legalEntity, out);
                reader.read(in, batches::add);
                batches.flush();
            } catch (UnreadableStatement e) {
                throw new IOException("What could be read once cannot be read again", e);
            } catch (BrokenOff e) {
                LOG.debug("The rest of a file was not tried");
            } finally {
                Files.delete(file);
            }
        };
    }

    private void spool(InputStream body, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[65_536];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > bytesMax) {
                    throw new ProblemException(
                            ProblemTypes.BODY_TOO_LARGE.because("The most is " + bytesMax + " bytes."));
                }
                out.write(buffer, 0, read);
            }
        } catch (WebApplicationException e) {
            throw new ProblemException(ProblemTypes.BODY_TOO_LARGE.because("The most is " + bytesMax + " bytes."));
        }
    }

    private void check(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            reader.read(in, movement -> {});
        } catch (UnreadableStatement e) {
            throw new ProblemException(CashProblemTypes.STATEMENT_UNREADABLE.because(String.valueOf(e.getMessage())));
        }
    }

    /** The database did not take a batch; what was answered before stays. */
    private static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Movements gathered into transactions. */
    private final class Batches {

        private final LegalEntityId legalEntity;
        private final OutputStream out;
        private final List<BankTransaction> batch = new ArrayList<>();

        Batches(LegalEntityId legalEntity, OutputStream out) {
            this.legalEntity = legalEntity;
            this.out = out;
        }

        void add(BankTransaction movement) {
            batch.add(movement);
            if (batch.size() == bulk.batch()) {
                flush();
            }
        }

        void flush() {
            if (batch.isEmpty()) {
                return;
            }
            StringBuilder text = new StringBuilder();
            Problem failed = null;
            try {
                List<Result> results = written(List.copyOf(batch));
                for (int i = 0; i < results.size(); i++) {
                    text.append(StatementLine.json(batch.get(i), results.get(i)));
                }
            } catch (RuntimeException e) {
                failed = failure(e);
                for (BankTransaction movement : batch) {
                    text.append(StatementLine.failed(movement, failed));
                }
            }
            batch.clear();
            try {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (failed != null) {
                throw new BrokenOff();
            }
        }

        private List<Result> written(List<BankTransaction> movements) {
            var work = Attempts.untilNotOvertaken(() -> transactions.forCaller(
                            Set.of(legalEntity), tx -> handler.takeAll(tx, legalEntity, movements)))
                    .ifNoItem()
                    .after(Duration.ofSeconds(bulk.batchTimeoutSeconds()))
                    .fail();
            try {
                return VertxContextSupport.subscribeAndAwait(() -> work);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Problem failure(RuntimeException e) {
        if (Transience.isTransient(e) || e instanceof TimeoutException) {
            LOG.warnf("A batch of a statement could not be written: %s", e);
            return ProblemTypes.UNAVAILABLE.because("The movements could not be written. Send the file again.");
        }
        LOG.error("A batch of a statement could not be written", e);
        return ProblemTypes.INTERNAL_ERROR.because("The movements could not be written; later ones were not tried.");
    }
}
