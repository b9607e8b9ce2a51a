package io.openitem.invoice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Money;
import io.openitem.invoice.domain.InvoiceDecider;
import io.openitem.invoice.ingest.Field;
import io.openitem.invoice.ingest.Mapping;
import io.openitem.invoice.ingest.OpenItemReader.Item;
import io.openitem.invoice.ingest.OpenItemReader.Read;
import io.openitem.invoice.ingest.OpenItemReader.Reject;
import io.openitem.invoice.ingest.Table;
import java.time.LocalDate;
import java.util.ArrayList;
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

        @Schema(description = "The first rows that would be refused.")
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

    /** A row that would be refused. */
    @Schema(name = "RejectedRowView", description = "A row that would be refused.")
    public record RejectView(
            @Schema(description = "In the file, counted from 1.")
            long line,

            String column,
            String why) {}

    static ImportPreview of(Table table, Mapping mapping, List<Read> read, int sampleRows, int rejectsMax) {
        List<Item> items = new ArrayList<>();
        List<RejectView> rejects = new ArrayList<>();
        String amountColumn = mapping.columns().getOrDefault(Field.AMOUNT, Field.AMOUNT.wireName());
        for (Read row : read) {
            switch (row) {
                case Reject reject -> rejects.add(new RejectView(reject.line(), reject.column(), reject.why()));
                case Item item -> {
                    String obstacle = obstacle(item.invoice().amount());
                    if (obstacle == null) {
                        items.add(item);
                    } else {
                        rejects.add(new RejectView(item.line(), amountColumn, obstacle));
                    }
                }
            }
        }
        return new ImportPreview(
                MappingView.of(table, mapping),
                unread(table, mapping),
                read.size(),
                items.size(),
                rejects.size(),
                items.stream().limit(sampleRows).map(RowView::of).toList(),
                rejects.stream().limit(rejectsMax).toList());
    }

    /** Why the ledger would not owe it; absent where it would. */
    private static @Nullable String obstacle(Money amount) {
        return InvoiceDecider.obstacle(amount)
                .map(why -> InvoiceProblems.of(why).detail())
                .orElse(null);
    }

    /** Columns that nothing is read from, also where it is known what they say. */
    private static List<String> unread(Table table, Mapping mapping) {
        return table.header().stream()
                .filter(column -> mapping.columns().entrySet().stream()
                        .noneMatch(mapped ->
                                mapped.getKey().isRead() && mapped.getValue().equals(column)))
                .toList();
    }
}
