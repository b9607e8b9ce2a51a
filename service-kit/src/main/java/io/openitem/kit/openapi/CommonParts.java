package io.openitem.kit.openapi;

import io.openitem.kit.paging.PagingConfig;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Parameters and headers that mean the same wherever they are. */
final class CommonParts {

    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    static final String IF_MATCH = "IfMatch";
    static final String ETAG = "ETag";
    static final String LOCATION = "Location";
    static final String RETRY_AFTER = "RetryAfter";
    private static final String LIMIT = "Limit";
    private static final String AFTER = "After";

    /** Which of ours stands for a parameter of a resource method. */
    private static final Map<String, String> BY_NAME = Map.of("limit", LIMIT, "after", AFTER, "If-Match", IF_MATCH);

    private CommonParts() {}

    /** The parameter, or the one that all services share in its place. */
    static Parameter instead(Parameter parameter) {
        String shared = BY_NAME.get(String.valueOf(parameter.getName()));
        if (shared != null) {
            return parameter(shared);
        }
        Schema schema = parameter.getSchema();
        if (parameter.getDescription() == null && schema != null && schema.getRef() != null) {
            // An id or a code speaks for itself.
            Schema value = WireSchemas.all().get(References.name(schema.getRef()));
            parameter.setDescription(value == null ? null : value.getDescription());
        }
        return parameter;
    }

    /** A reference to a shared parameter. */
    static Parameter parameter(String shared) {
        return OASFactory.createParameter().ref(shared);
    }

    static boolean isReference(Parameter parameter, String name) {
        return parameter.getRef() != null && References.name(parameter.getRef()).equals(name);
    }

    static Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new TreeMap<>();
        parameters.put(
                IDEMPOTENCY_KEY,
                parameter("Idempotency-Key", Parameter.In.HEADER)
                        .description("Made by the caller for this change alone, such as a UUID. The same request with"
                                + " the same key is answered as the first time and changes nothing; another request"
                                + " with it is refused.")
                        .schema(text().pattern("^[!-~]{1,255}$"))
                        .example("6f1d1c2e-5a0b-4a53-9a53-0a8f7d0a4e11"));
        parameters.put(
                IF_MATCH,
                parameter("If-Match", Parameter.In.HEADER)
                        .required(true)
                        .description("The ETag of the version for which the change was made.")
                        .schema(text().pattern("^\"[0-9]{1,18}\"$"))
                        .example("\"1\""));
        parameters.put(
                LIMIT,
                parameter("limit", Parameter.In.QUERY)
                        .description("The most items on the page.")
                        .schema(OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int32")
                                .minimum(BigDecimal.ONE)
                                .maximum(new BigDecimal(defaultOf("maxLimit")))
                                .defaultValue(Integer.valueOf(defaultOf("defaultLimit")))));
        parameters.put(
                AFTER,
                parameter("after", Parameter.In.QUERY)
                        .description("Where the page before ended: its `next`. Left out, the first page is given.")
                        .schema(text().maxLength(1024)));
        return parameters;
    }

    static Map<String, Header> headers() {
        Map<String, Header> headers = new TreeMap<>();
        headers.put(
                ETAG,
                OASFactory.createHeader()
                        .description("The resource's version, to be sent as `If-Match` with a change.")
                        .schema(text().examples(List.of("\"1\""))));
        headers.put(
                LOCATION,
                OASFactory.createHeader()
                        .description("The path of the new resource.")
                        .schema(text().format("uri-reference")));
        headers.put(
                RETRY_AFTER,
                OASFactory.createHeader()
                        .description("Seconds after which trying again may succeed; absent where it will not.")
                        .schema(OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int32")));
        return headers;
    }

    private static Parameter parameter(String name, Parameter.In in) {
        return OASFactory.createParameter().name(name).in(in);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    /** The setting's default, as the settings themselves have it. */
    private static String defaultOf(String setting) {
        try {
            return PagingConfig.class
                    .getMethod(setting)
                    .getAnnotation(WithDefault.class)
                    .value();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
