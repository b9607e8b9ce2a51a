package io.openitem.kit.openapi;

import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemCatalogue;
import io.openitem.kit.problem.ProblemType;
import io.openitem.kit.problem.ProblemTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Refusals and failures as responses, one for each status: the problem types of the service and the kit. */
final class Refusals {

    /** Answered below {@code /internal} alone, which is published nowhere. */
    private static final ProblemType OPERATORS = ProblemTypes.FACT_NOT_TAKEN_IN;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(400, "Malformed"),
            Map.entry(401, "Unauthenticated"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "StaleVersion"),
            Map.entry(413, "BodyTooLarge"),
            Map.entry(415, "UnsupportedMediaType"),
            Map.entry(422, "RefusedByRule"),
            Map.entry(428, "PreconditionRequired"),
            Map.entry(429, "RateLimited"),
            Map.entry(500, "InternalError"),
            Map.entry(503, "Unavailable"));

    private Refusals() {}

    /** @throws IllegalStateException for a status that no refusal has */
    static String nameOf(int status) {
        String name = NAMES.get(status);
        if (name == null) {
            throw new IllegalStateException("No refusal of this API has the status " + status);
        }
        return name;
    }

    static Map<String, APIResponse> responses() {
        Map<Integer, List<ProblemType>> byStatus = ProblemCatalogue.load().types().stream()
                .filter(type -> !type.equals(OPERATORS))
                .collect(Collectors.groupingBy(ProblemType::status));
        Map<String, APIResponse> responses = new TreeMap<>();
        NAMES.forEach((status, name) -> responses.put(name, response(byStatus.getOrDefault(status, List.of()))));
        return responses;
    }

    private static APIResponse response(List<ProblemType> types) {
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        types.forEach(type ->
                problem.addExample(type.name(), OASFactory.createExample().value(example(type))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(description(types))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
        // The door's own refusal is not known here, and always says when to come again.
        if (types.isEmpty() || types.stream().anyMatch(type -> type.retryAfterSeconds() > 0)) {
            response.addHeader("Retry-After", OASFactory.createHeader().ref(CommonParts.RETRY_AFTER));
        }
        return response;
    }

    private static String description(List<ProblemType> types) {
        return types.isEmpty()
                ? "The caller has asked too often."
                : types.stream()
                        .map(type -> "`" + type.name() + "`: " + type.explanation())
                        .collect(Collectors.joining("\n\n"));
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", type.explanation());
        return example;
    }

    static Map<String, Schema> schemas() {
        Schema problem = object("A refusal or failure as RFC 9457 describes it. Further members depend on the type.")
                .addProperty(
                        "type",
                        text("Names the kind of problem for ever; explained in docs/problems.md.")
                                .format("uri"))
                .addProperty("title", text("What happened, the same for every problem of the type."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int32")
                                .description("The HTTP status."))
                .addProperty("detail", text("What happened this time."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("FieldError"))
                                .description("The parts of the request that are wrong."))
                .required(List.of("type", "title", "status", "detail"));
        Schema error = object("One thing that is wrong with a request.")
                .addProperty(
                        "pointer", text("Where: a JSON pointer into the body, or the name of a parameter or header."))
                .addProperty("message", text("What is wrong there."))
                .required(List.of("pointer", "message"));
        return Map.of("Problem", problem, "FieldError", error);
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
