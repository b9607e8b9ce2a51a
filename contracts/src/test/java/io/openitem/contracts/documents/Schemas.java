package io.openitem.contracts.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.openitem.contracts.documents.Publications.Event;
import java.util.List;
import java.util.Map;

/**
 * Validates JSON against the schemas that the records of today give; formats such as dates are asserted. Not against the
 * committed ones: a change that old samples do not survive must show in the run that rewrites them too.
 */
final class Schemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Schemas() {}

    /** What is wrong with the value of an event; empty when nothing is. */
    static List<String> problemsOfValue(Event event, JsonNode value) {
        return problems(EventSchema.of(event), value);
    }

    /** What is wrong with the headers of any event; empty when nothing is. */
    static List<String> problemsOfHeaders(JsonNode headers) {
        return problems(HeadersSchema.schema(), headers);
    }

    /** What is wrong with a value by a schema; empty when nothing is. */
    static List<String> problems(Map<String, Object> schema, JsonNode value) {
        return messages(FACTORY.getSchema(JSON.<JsonNode>valueToTree(schema), CONFIG), value);
    }

    /** What is wrong with a schema itself by the rules of its dialect; empty when nothing is. */
    static List<String> problemsOfSchema(Map<String, Object> schema) {
        return messages(FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012), CONFIG), JSON.valueToTree(schema));
    }

    private static List<String> messages(JsonSchema schema, JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).sorted().toList();
    }
}
