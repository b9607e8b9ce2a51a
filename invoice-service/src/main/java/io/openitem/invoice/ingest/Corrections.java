package io.openitem.invoice.ingest;

import io.openitem.invoice.ingest.Mapping.DateOrder;
import io.openitem.invoice.ingest.Mapping.Decimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows better than the guess.
 *
 * @param columns by field; an empty name says that no column is it
 */
public record Corrections(
        Map<Field, String> columns,
        @Nullable DateOrder dateOrder,
        @Nullable Decimal decimal,
        Map<Field, Map<String, String>> values) {

    public static final Corrections NONE = new Corrections(Map.of(), null, null, Map.of());
}
