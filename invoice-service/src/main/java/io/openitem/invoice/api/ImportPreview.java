package io.openitem.invoice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Money;
import io.openitem.invoice.ingest.Mapping;
import io.openitem.invoice.ingest.OpenItemReader.Item;
import io.openitem.invoice.ingest.OpenItemReader.Read;
import io.openitem.invoice.ingest.OpenItemReader.Reject;
import io.openitem.invoice.ingest.Table;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an import would take in. */
@Schema(description = "What an import would take in; nothing was written.")
public record ImportPreview(
        MappingView mapping,

        @Schema(description = "Columns that nothing is read from.")
        List<String> unmapped,

        long rows,
        long understood,
        long rejected,

        @Schema(description = "The first rows as they were understood.")
        List<RowView> sample,

        @Schema(description = "The first rows that cannot be understood.")
        List<RejectView> rejects) {

    /** A row as it was understood. */
    @Schema(name = "ImportedRowView", description = "A row as it was understood.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RowView(
            @Schema(description = "In the file, counted from 1.")
            long line,

            DocumentNumber number,
            String customerNumber,
            String customerName,
            LocalDate issueDate,
            LocalDate dueDate,
            Money amount,

            @Schema(description = "The day on which the file says it was paid; money is not taken in from a list.")
            @Nullable
            LocalDate settledOn) {

        static RowView of(Item item) {
            LocalDate issued = item.invoice().issueDate();
            return new RowView(
                    item.line(),
                    item.invoice().number(),
                    item.customer().number().value(),
                    item.customer().particulars().name(),
                    issued,
                    item.invoice().terms().dueDate(issued),
                    item.invoice().amount(),
                    item.settledOn());
        }
    }

    /** A row that cannot be understood. */
    @Schema(name = "RejectedRowView", description = "A row that cannot be understood.")
    public record RejectView(
            @Schema(description = "In the file, counted from 1.")
            long line,

            String column,
            String why) {}

    static ImportPreview of(Table table, Mapping mapping, List<Read> read, int sampleRows, int rejectsMax) {
        List<Item> items = read.stream()
                .filter(Item.class::isInstance)
                .map(Item.class::cast)
                .toList();
        List<Reject> rejects = read.stream()
                .filter(Reject.class::isInstance)
                .map(Reject.class::cast)
                .toList();
        return new ImportPreview(
                MappingView.of(table, mapping),
                table.header().stream()
                        .filter(column -> !mapping.columns().containsValue(column))
                        .toList(),
                read.size(),
                items.size(),
                rejects.size(),
                items.stream().limit(sampleRows).map(RowView::of).toList(),
                rejects.stream()
                        .limit(rejectsMax)
                        .map(reject -> new RejectView(reject.line(), reject.column(), reject.why()))
                        .toList());
    }
}
