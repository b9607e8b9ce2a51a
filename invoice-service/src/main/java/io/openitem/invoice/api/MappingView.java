package io.openitem.invoice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.invoice.ingest.Corrections;
import io.openitem.invoice.ingest.Field;
import io.openitem.invoice.ingest.Mapping;
import io.openitem.invoice.ingest.Mapping.DateOrder;
import io.openitem.invoice.ingest.Mapping.Decimal;
import io.openitem.invoice.ingest.Table;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.rest.Lenient;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a file was understood; sent back, it corrects the guess. Every part may be left out then.
 */
@Schema(description = "How a file was understood; sent back, it corrects the guess, and every part may be left out.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MappingView(
        @Schema(description = "The column of each field by its name in the header; empty for none.") @Nullable
        Map<String, String> columns,

        @Schema(
                description = "What comes first in dates that do not begin with the year.",
                enumeration = {"dmy", "mdy"})
        @Nullable
        String dateOrder,

        @Schema(
                description = "What separates the fraction of amounts.",
                enumeration = {"point", "comma"})
        @Nullable
        String decimal,

        @Schema(description = "What a field's texts stand for, such as codes of one's own for countries.") @Nullable
        Map<String, Map<String, String>> values,

        @Schema(description = "As it was recognised; not read.") @Nullable
        String delimiter,

        @Schema(description = "As it was recognised; not read.") @Nullable
        String charset) {

    static MappingView of(Table table, Mapping mapping) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            String column = mapping.columns().get(field);
            if (column != null && field.isRead()) {
                columns.put(field.wireName(), column);
            }
        }
        Map<String, Map<String, String>> values = new TreeMap<>();
        mapping.values().forEach((field, texts) -> values.put(field.wireName(), texts));
        return new MappingView(
                columns,
                mapping.dateOrder().name().toLowerCase(Locale.ROOT),
                mapping.decimal().name().toLowerCase(Locale.ROOT),
                values,
                String.valueOf(table.separator()),
                table.charset().name());
    }

    /** @throws ProblemException 400 when the text is no mapping */
    static Corrections corrections(ObjectMapper json, @Nullable String text) {
        if (text == null) {
            return Corrections.NONE;
        }
        MappingView view = read(json, text);
        return new Corrections(
                byField(view.columns()),
                view.dateOrder() == null ? null : constant(DateOrder.class, view.dateOrder()),
                view.decimal() == null ? null : constant(Decimal.class, view.decimal()),
                byField(view.values()));
    }

    private static MappingView read(ObjectMapper json, String text) {
        try {
            MappingView view = Lenient.reader(json, MappingView.class).readValue(text);
            if (view != null) {
                return view;
            }
        } catch (JsonProcessingException e) {
            // Answered below, as a null is.
        }
        throw malformed("Must be a JSON object such as a dry run answers with.");
    }

    private static <T> Map<Field, T> byField(@Nullable Map<String, T> named) {
        Map<Field, T> byField = new EnumMap<>(Field.class);
        if (named != null) {
            named.forEach((name, value) -> byField.put(field(name), present(name, value)));
        }
        return byField;
    }

    private static Field field(String name) {
        return Field.named(name).orElseThrow(() -> malformed("There is no field " + name + "."));
    }

    /** JSON has nulls where texts are meant, and in the texts of a field, too. */
    private static <T> T present(String name, @Nullable T value) {
        if (value == null || (value instanceof Map<?, ?> texts && texts.containsValue(null))) {
            throw malformed("The field " + name + " has a null; leave it out, or say that no column is it by \"\".");
        }
        return value;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw malformed("There is no " + text + ".");
        }
    }

    private static ProblemException malformed(String message) {
        return new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                "The mapping cannot be read.", List.of(new FieldError("mapping", message))));
    }
}
