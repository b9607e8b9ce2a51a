package io.openitem.kit.openapi;

import io.openitem.kit.openapi.Endpoints.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Completes one operation: its roles, its common parameters, its headers and every way in which it may be refused. */
final class Operations {

    private static final String ANY = "*/*";
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final Examples examples;
    private final Set<String> shared = new TreeSet<>(Set.of(CommonParts.RETRY_AFTER));

    Operations(Examples examples) {
        this.examples = examples;
    }

    /** The names of the common parameters, headers and responses that operations refer to. */
    Set<String> shared() {
        return shared;
    }

    void complete(String path, Operation operation, Endpoint endpoint, Components components) {
        operation.setSecurity(null);
        operation.addExtension("x-roles", endpoint.roles());
        if (endpoint.idempotent()) {
            operation.addParameter(CommonParts.parameter(CommonParts.IDEMPOTENCY_KEY));
        }
        List<Parameter> parameters = new ArrayList<>();
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> parameters.add(CommonParts.instead(parameter)));
            parameters.stream()
                    .filter(parameter -> parameter.getRef() != null)
                    .forEach(parameter -> shared.add(References.name(parameter.getRef())));
            operation.setParameters(parameters);
        }
        if (operation.getRequestBody() != null) {
            content(operation.getRequestBody().getContent());
            operation.getRequestBody().setRequired(true);
        }
        Map<String, APIResponse> responses = new TreeMap<>();
        for (var response : operation.getResponses().getAPIResponses().entrySet()) {
            if (response.getKey().startsWith("2")) {
                success(response.getKey(), response.getValue(), components);
                responses.put(response.getKey(), response.getValue());
            }
        }
        for (int status : refusals(path, operation, endpoint, parameters)) {
            responses.put(String.valueOf(status), OASFactory.createAPIResponse().ref(use(Refusals.nameOf(status))));
        }
        APIResponses all = OASFactory.createAPIResponses();
        responses.forEach(all::addAPIResponse);
        operation.setResponses(all);
    }

    private String use(String name) {
        shared.add(name);
        return name;
    }

    private static Set<Integer> refusals(
            String path, Operation operation, Endpoint endpoint, List<Parameter> parameters) {
        Set<Integer> refusals = new TreeSet<>(List.of(401, 403, 429, 500, 503));
        for (String declared : operation.getResponses().getAPIResponses().keySet()) {
            if (declared.startsWith("4")) {
                refusals.add(Integer.valueOf(declared));
            }
        }
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody || !parameters.isEmpty()) {
            refusals.add(400);
        }
        if (hasBody) {
            refusals.addAll(List.of(413, 415));
        }
        if (path.contains("{")) {
            refusals.add(404);
        }
        if (endpoint.idempotent()) {
            refusals.addAll(List.of(409, 422));
        }
        if (parameters.stream().anyMatch(parameter -> CommonParts.isReference(parameter, CommonParts.IF_MATCH))) {
            refusals.addAll(List.of(412, 428));
        }
        return refusals;
    }

    private void success(String status, APIResponse response, Components components) {
        content(response.getContent());
        if (status.equals("201")) {
            response.addHeader("Location", OASFactory.createHeader().ref(use(CommonParts.LOCATION)));
        }
        if (isVersioned(response.getContent(), components)) {
            response.addHeader("ETag", OASFactory.createHeader().ref(use(CommonParts.ETAG)));
        }
    }

    /** A resource with a version is answered with its entity tag. */
    private static boolean isVersioned(Content content, Components components) {
        MediaType json = content == null ? null : content.getMediaType(JSON);
        if (json == null || json.getSchema() == null || json.getSchema().getRef() == null) {
            return false;
        }
        Schema body =
                components.getSchemas().get(References.name(json.getSchema().getRef()));
        return body != null
                && body.getProperties() != null
                && body.getProperties().containsKey("version");
    }

    private void content(Content content) {
        if (content == null) {
            return;
        }
        MediaType any = content.getMediaType(ANY);
        if (any != null) {
            content.removeMediaType(ANY);
            content.addMediaType(JSON, any);
        }
        MediaType lines = content.getMediaType(LINES);
        if (lines != null && lines.getSchema() != null && lines.getSchema().getRef() != null) {
            lines(lines);
        }
    }

    /** OpenAPI has no word for a sequence of JSON texts: the whole is a string, and each line's schema stands beside. */
    private void lines(MediaType lines) {
        String ref = lines.getSchema().getRef();
        String line = References.name(ref);
        lines.setSchema(OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description("One JSON object on each line; the schema of a line is " + line + "."));
        lines.addExtension("x-line-schema", Map.of("$ref", ref));
        examples.textOf(line).ifPresent(text -> lines.setExample(text + "\n"));
    }
}
