package io.openitem.analytics.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.analytics.app.TimelineQueries.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to a customer. */
@Schema(description = "Something that happened to a customer.")
public record TimelineEntryView(
        UUID id,

        @Schema(description = "When it became known.") Instant time,

        @Schema(description = "The day on which it counts.") LocalDate businessDate,

        @Schema(description = "Which service said so.", examples = "invoice")
        String context,

        @Schema(description = "The fact's name, as the catalogue of events explains it.", examples = "InvoiceIssued")
        String type,

        @Schema(description = "The id of what changed.") String subject,

        @Schema(description = "The fact's own fields: ids, amounts, dates and codes.")
        Map<String, Object> details) {

    /** {@code openitem.invoice.v1.InvoiceIssued} has its context and its name at these places. */
    private static final int CONTEXT = 1;

    private static final int NAME = 3;

    static TimelineEntryView of(Entry entry, ObjectMapper json) {
        String[] type = entry.type().split("\\.", -1);
        return new TimelineEntryView(
                entry.id(),
                entry.time(),
                entry.businessDate(),
                type[CONTEXT],
                type[NAME],
                entry.subject(),
                details(entry, json));
    }

    private static Map<String, Object> details(Entry entry, ObjectMapper json) {
        try {
            return json.readValue(entry.details(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON is JSON", e);
        }
    }
}
