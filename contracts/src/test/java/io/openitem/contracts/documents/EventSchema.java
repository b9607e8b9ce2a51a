package io.openitem.contracts.documents;

import static io.openitem.contracts.documents.WireTypes.ordered;

import io.openitem.contracts.documents.Publications.Event;
import java.util.Map;

/** JSON Schema 2020-12 of the value of one event. */
final class EventSchema {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private EventSchema() {}

    static Map<String, Object> of(Event event) {
        return of(event.type(), event.fact());
    }

    /** The schema of a record under the name {@code type}; complete in itself. */
    static Map<String, Object> of(String type, Class<?> fact) {
        WireTypes types = new WireTypes();
        Map<String, Object> value = types.object(fact);
        Map<String, Object> schema = ordered(
                "$schema",
                DIALECT,
                "$id",
                "urn:" + type.replace('.', ':'),
                "$comment",
                "Consumers ignore what they do not know: fields may be added.",
                "title",
                fact.getSimpleName());
        schema.putAll(value);
        schema.put("$defs", types.definitions());
        return schema;
    }
}
