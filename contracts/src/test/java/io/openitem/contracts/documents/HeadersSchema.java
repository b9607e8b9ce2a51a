package io.openitem.contracts.documents;

import static io.openitem.contracts.documents.WireTypes.ordered;
import static io.openitem.contracts.documents.WireTypes.text;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.LegalEntityId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON Schema 2020-12 of the headers of every record: the envelope in binary CloudEvents 1.0. All are text. */
final class HeadersSchema {

    private static final String UUID_FORM = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private HeadersSchema() {}

    static Map<String, Object> schema() {
        SourceDoc doc = SourceDoc.of(Envelope.class);
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>(List.of("ce_specversion"));
        properties.put("ce_specversion", constant("The version of CloudEvents.", "1.0"));
        for (RecordComponent component : Envelope.class.getRecordComponents()) {
            String header = headerOf(component);
            properties.put(header, text(doc.component(component.getName()), formOf(component.getName())));
            if (!WireTypes.isOptional(component)) {
                required.add(header);
            }
        }
        properties.put("content-type", constant("The form of the value.", "application/json"));
        required.add("content-type");
        return ordered(
                "$schema",
                EventSchema.DIALECT,
                "$id",
                "urn:openitem:envelope:v1:Headers",
                "$comment",
                "A header that is not required is absent or has no value. Others may come with it.",
                "title",
                "Headers",
                "description",
                doc.summary(),
                "type",
                "object",
                "properties",
                properties,
                "required",
                required,
                "additionalProperties",
                true);
    }

    /** The Kafka header of a component of the envelope. */
    static String headerOf(RecordComponent component) {
        return "ce_" + component.getName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> constant(String description, String value) {
        return ordered("description", description, "type", "string", "const", value);
    }

    private static String formOf(String attribute) {
        return switch (attribute) {
            case "id", "causationId" -> UUID_FORM;
            case "type" -> "^openitem\\.[a-z]+\\.v[1-9][0-9]*\\.[A-Z][A-Za-z0-9]+$";
            case "source" -> "^/openitem/[a-z]+(-[a-z]+)*$";
            case "subject" -> "^[^\\s]{1,128}$";
            case "time" -> "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$";
            case "businessDate" -> "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
            case "legalEntity" -> WireTypes.patternOf(LegalEntityId.class);
            case "customerId" -> WireTypes.patternOf(CustomerId.class);
            case "aggregateVersion" -> "^[1-9][0-9]{0,18}$";
            case "traceparent" -> "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$";
            default -> throw new IllegalStateException("Say here which form the attribute " + attribute + " has");
        };
    }
}
