package io.openitem.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document of a service by what all services do alike: who may call, which refusals there are, how
 * writes are repeated and pages are turned, and how the values of the contracts look. Resources say only what is theirs.
 *
 * <p>Keeps true: nothing below {@code /internal} is published, and no schema is that nothing published refers to.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PublishedApi implements OASFilter {

    private static final String INTERNAL = "/internal";
    private static final String SECURITY = "oidc";

    private final IndexView index;

    /** @param index the classes of the service and of the kit */
    public PublishedApi(IndexView index) {
        this.index = index;
    }

    /** @throws IllegalStateException when an endpoint has no operation id, or no role may call it */
    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getComponents() == null) {
            return;
        }
        List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                .filter(path -> path.equals(INTERNAL) || path.startsWith(INTERNAL + "/"))
                .forEach(api.getPaths()::removePathItem);
        api.setServers(List.of(OASFactory.createServer().url("/").description("The gateway.")));
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SECURITY)));

        Components components = api.getComponents();
        Examples examples = new Examples();
        Endpoints endpoints = new Endpoints(index);
        Operations operations = new Operations(examples);
        for (Map.Entry<String, PathItem> path : api.getPaths().getPathItems().entrySet()) {
            path.getValue()
                    .getOperations()
                    .values()
                    .forEach(operation -> operations.complete(
                            path.getKey(), operation, endpoints.of(operation.getOperationId()), components));
        }
        components.setSecuritySchemes(Map.of(SECURITY, scheme()));
        components.setParameters(only(operations.shared(), CommonParts.parameters()));
        components.setHeaders(only(operations.shared(), CommonParts.headers()));
        components.setResponses(only(operations.shared(), Refusals.responses()));
        components.setSchemas(schemas(api, examples));
    }

    private Map<String, Schema> schemas(OpenAPI api, Examples examples) {
        Map<String, Schema> schemas = new TreeMap<>(api.getComponents().getSchemas());
        schemas.putAll(Refusals.schemas());
        WireSchemas.replaceIn(schemas);
        new Bodies(index, examples).complete(schemas);
        schemas.keySet().retainAll(References.of(api, schemas));
        return schemas;
    }

    private static <T> Map<String, T> only(Set<String> names, Map<String, T> parts) {
        parts.keySet().retainAll(names);
        return parts;
    }

    private static SecurityScheme scheme() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OPENIDCONNECT)
                .openIdConnectUrl("http://127.0.0.1:18080/realms/openitem/.well-known/openid-configuration")
                .description("An access token of the realm, as a bearer token; the address is that of the local stack."
                        + " The token carries roles (an operation names in `x-roles` those of which one is needed) and"
                        + " the legal entities its holder may see.");
    }
}
