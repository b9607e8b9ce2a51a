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
 * {@link BodyCutOff}; the server's own refusal says nothing.
 */
@ApplicationScoped
class BodyLimit {

    /** How many bytes of a body of unknown length may be read. */
    static final String MOST = "openitem.most-bytes";

    /** Behind the handler that puts the server's own limit. */
    private static final int AFTER_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    private final long mostBytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.mostBytes = most.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check);
        router.route().order(AFTER_LIMIT).handler(this::take);
    }

    private void take(RoutingContext request) {
        if (request.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            request.put(MOST, mostBytes);
        }
        request.next();
    }

    private void check(RoutingContext request) {
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
