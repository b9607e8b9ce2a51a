package io.openitem.invoice.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.app.OpenItemImport;
import io.openitem.invoice.app.OpenItemImport.Line;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceEvent;
import io.openitem.invoice.domain.InvoiceRejection;
import io.openitem.invoice.ingest.OpenItemReader.Item;
import io.openitem.invoice.ingest.OpenItemReader.Read;
import io.openitem.invoice.ingest.OpenItemReader.Reject;
import io.openitem.kit.bulk.BulkConfig;
import io.openitem.kit.bulk.ItemResult;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.tx.Attempts;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Transience;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Writes the rows of a list in batches, one transaction each, and answers every row as its batch commits. */
@ApplicationScoped
class OpenItemIntake {

    private static final Logger LOG = Logger.getLogger(OpenItemIntake.class);

    private final Transactions transactions;
    private final OpenItemImport imports;
    private final BulkConfig bulk;
    private final ObjectMapper json;

    OpenItemIntake(Transactions transactions, OpenItemImport imports, BulkConfig bulk, ObjectMapper json) {
        this.transactions = transactions;
        this.imports = imports;
        this.bulk = bulk;
        this.json = json;
    }

    /** The answer, which is written while the rows are. Called on a thread that may block. */
    StreamingOutput take(LegalEntityId legalEntity, List<Read> rows) {
        return out -> {
            for (int from = 0; from < rows.size(); from += bulk.batch()) {
                List<Read> batch = rows.subList(from, Math.min(rows.size(), from + bulk.batch()));
                if (!answer(out, legalEntity, batch)) {
                    return;
                }
            }
        };
    }

    /** Writes and answers a batch; false where it could not be written and the rest had better wait. */
    private boolean answer(OutputStream out, LegalEntityId legalEntity, List<Read> batch) throws IOException {
        List<ItemResult> results = new ArrayList<>();
        boolean written = true;
        try {
            written(legalEntity, items(batch)).forEach(outcome -> results.add(InvoiceResource.result(outcome)));
        } catch (RuntimeException e) {
            Problem failed = failure(e);
            items(batch).forEach(item -> results.add(ItemResult.refused(failed)));
            written = false;
        }
        Iterator<ItemResult> next = results.iterator();
        StringBuilder text = new StringBuilder();
        for (Read row : batch) {
            text.append(
                    switch (row) {
                        case Item item -> answered(item, next.next());
                        case Reject reject ->
                            ItemResult.refused(problem(reject)).json(reject.line());
                    });
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return written;
    }

    private static List<Item> items(List<Read> batch) {
        return batch.stream()
                .filter(Item.class::isInstance)
                .map(Item.class::cast)
                .toList();
    }

    private List<Fold.Outcome<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection>> written(
            LegalEntityId legalEntity, List<Item> items) {
        List<Line> lines = items.stream()
                .map(item -> new Line(item.customer(), item.invoice()))
                .toList();
        var work = Attempts.untilNotOvertaken(
                        () -> transactions.forCaller(Set.of(legalEntity), tx -> imports.takeAll(tx, lines)))
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

    /** The result with what the row says, so that whoever sent it can go on from there: with its payment, for one. */
    private String answered(Item item, ItemResult result) {
        String line = result.json(item.line()).stripTrailing();
        try {
            String row = json.writeValueAsString(ImportPreview.RowView.of(item));
            return line.substring(0, line.length() - 1) + ",\"row\":" + row + "}\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row is always JSON", e);
        }
    }

    private static Problem problem(Reject reject) {
        return ProblemTypes.MALFORMED_REQUEST.because(
                "The row cannot be understood.", List.of(new FieldError(reject.column(), reject.why())));
    }

    private static Problem failure(RuntimeException e) {
        if (Transience.isTransient(e) || e instanceof TimeoutException) {
            LOG.warnf("A batch of open items could not be written: %s", e);
            return ProblemTypes.UNAVAILABLE.because("The rows could not be written. Send the file again.");
        }
        LOG.error("A batch of open items could not be written", e);
        return ProblemTypes.INTERNAL_ERROR.because("The rows could not be written; later ones were not tried.");
    }
}
