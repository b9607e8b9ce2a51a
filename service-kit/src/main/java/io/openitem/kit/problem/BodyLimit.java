package io.openitem.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that announces itself as too large before it is read, and leaves one of unknown length to
 * {@link BodyCutOff}; the server's own refusal says nothing. What streams may be as long as the server allows; what is
 * held in memory as a whole is bounded by {@code openitem.json.max-body-size}.
 */
@ApplicationScoped
class BodyLimit {

    /** How many bytes of a body of unknown length may be read. */
    static final String MOST = "openitem.most-bytes";

    /** Behind the handler that puts the server's own limit. */
    private static final int AFTER_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    private final long mostStreamed;
    private final long mostHeld;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize streamed,
            @ConfigProperty(name = "openitem.json.max-body-size") MemorySize held) {
        this.mostStreamed = streamed.asLongValue();
        this.mostHeld = held.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check);
        router.route().order(AFTER_LIMIT).handler(this::take);
    }

    private void take(RoutingContext request) {
        if (request.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            request.put(MOST, most(request));
        }
        request.next();
    }

    private long most(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean streams = type != null && (type.contains("ndjson") || type.contains("xml") || type.contains("csv"));
        return streams ? mostStreamed : Math.min(mostHeld, mostStreamed);
    }

    private void check(RoutingContext request) {
        long mostBytes = most(request);
        if (length(request.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= mostBytes) {
            request.next();
            return;
        }
        Problem problem = ProblemTypes.BODY_TOO_LARGE.because("The most is " + mostBytes + " bytes.");
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // The rest of the body is on its way and nobody will read it.
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(problem.json());
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
