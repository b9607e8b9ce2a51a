package io.openitem.testing.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a JSON document by their names with dots between. A test that reads one answer does so with what asked for
 * it; this is for those that read hundreds of facts, which that would compile a script for each.
 */
public record Fields(JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Fields of(String document) {
        try {
            return new Fields(JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    /** As text, whatever it is; null where there is none. */
    public @Nullable String text(String name) {
        JsonNode field = document.at("/" + name.replace('.', '/'));
        if (field.isMissingNode() || field.isNull()) {
            return null;
        }
        return field.isValueNode() ? field.asText() : field.toString();
    }

    /** A field of each element of a list, as text. */
    public List<String> texts(String list, String name) {
        return document.findPath(list)
                .valueStream()
                .map(element -> element.path(name).asText())
                .toList();
    }
}
