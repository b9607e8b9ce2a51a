package io.openitem.payment.api;

import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.payment.PaymentConfig;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** A JSON body is held in memory as a whole, so it may not be as long as one that streams. */
@ApplicationScoped
class JsonBodyLimit {

    private final long mostBytes;

    JsonBodyLimit(PaymentConfig config) {
        this.mostBytes = config.maxJsonBytes();
    }

    void register(@Observes Router router) {
        // Right after the server has noted its own limit for the request, which is that of a stream.
        router.route("/v1/*").order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::bound);
    }

    private void bound(RoutingContext request) {
        String type = String.valueOf(request.request().getHeader(HttpHeaders.CONTENT_TYPE))
                .toLowerCase(Locale.ROOT);
        if (type.contains("ndjson") || type.contains("xml")) {
            request.next();
            return;
        }
        if (length(request) > mostBytes) {
            Problem problem = ProblemTypes.BODY_TOO_LARGE.because("The most is " + mostBytes + " bytes.");
            request.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(problem.json());
            return;
        }
        // Of a body whose length nobody has announced no more is read.
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, mostBytes);
        request.next();
    }

    private static long length(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
