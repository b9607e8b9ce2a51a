package io.openitem.gateway;

import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import io.quarkus.security.AuthenticationException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** How the door says no: always with a problem, and never twice. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private Refusals() {}

    static void refuse(RoutingContext request, Problem problem) {
        request.request().resume();
        request.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.type().retryAfterSeconds() > 0) {
            request.response()
                    .putHeader(
                            HttpHeaders.RETRY_AFTER,
                            Integer.toString(problem.type().retryAfterSeconds()));
        }
        request.end(problem.json());
    }

    static void unauthenticated(RoutingContext request) {
        request.response().putHeader("WWW-Authenticate", "Bearer");
        refuse(request, ProblemTypes.UNAUTHENTICATED.because(ProblemTypes.UNAUTHENTICATED.explanation()));
    }

    /** @param failure why nobody was recognised */
    static void unidentified(RoutingContext request, Throwable failure) {
        if (request.response().ended()) {
            return;
        }
        if (failure instanceof AuthenticationException) {
            unauthenticated(request);
        } else {
            LOG.warnf("Nobody can be identified at the moment: %s", failure);
            refuse(request, ProblemTypes.UNAVAILABLE.because("Tokens cannot be verified at the moment."));
        }
    }
}
