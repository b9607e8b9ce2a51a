package io.openitem.kit.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which schemas are reached from what is published. */
final class References {

    private final Map<String, Schema> schemas;
    private final Set<String> reached = new TreeSet<>();
    private final Deque<Schema> open = new ArrayDeque<>();

    private References(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /** The last part of a reference: the name of what it refers to. */
    static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    /** The names of all schemas that operations and common responses refer to, directly or not. */
    static Set<String> of(OpenAPI api, Map<String, Schema> schemas) {
        References references = new References(schemas);
        for (PathItem path : api.getPaths().getPathItems().values()) {
            path.getOperations().values().forEach(references::operation);
        }
        api.getComponents().getResponses().values().forEach(response -> references.content(response.getContent()));
        while (!references.open.isEmpty()) {
            references.parts(references.open.pop());
        }
        return references.reached;
    }

    private void operation(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> schema(parameter.getSchema()));
        }
        if (operation.getRequestBody() != null) {
            content(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> content(response.getContent()));
    }

    private void content(@Nullable Content content) {
        if (content == null) {
            return;
        }
        for (MediaType media : content.getMediaTypes().values()) {
            schema(media.getSchema());
            if (media.getExtensions() != null && media.getExtensions().get("x-line-schema") instanceof Map<?, ?> line) {
                reach(String.valueOf(line.get("$ref")));
            }
        }
    }

    private void schema(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            reach(schema.getRef());
        }
        open.push(schema);
    }

    private void reach(String ref) {
        String name = name(ref);
        Schema target = schemas.get(name);
        if (target != null && reached.add(name)) {
            open.push(target);
        }
    }

    private void parts(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::schema);
        }
        schema(schema.getItems());
        schema(schema.getAdditionalPropertiesSchema());
        all(schema.getAllOf());
        all(schema.getAnyOf());
        all(schema.getOneOf());
    }

    private void all(@Nullable List<Schema> parts) {
        if (parts != null) {
            parts.forEach(this::schema);
        }
    }
}
