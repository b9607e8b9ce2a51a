package io.openitem.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.openitem.kit.observability.TraceIds;
import io.openitem.kit.tx.Transience;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Makes every refusal and failure that reaches HTTP a problem. What nobody foresaw is a 500 with a trace id. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final HttpAuthenticator authenticator;

    ProblemMappers(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    @ServerExceptionMapper
    public Response refused(ProblemException e) {
        return ProblemResponses.of(e.problem());
    }

    /** Of all that Jackson throws, only what a request's body causes arrives like this or as the cause of a 400. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return ProblemResponses.of(JsonProblems.of(e));
    }

    /** A record of ours that Jackson cannot handle; it has a mapper of its own that would answer without a body. */
    @ServerExceptionMapper
    public Response undefined(InvalidDefinitionException e) {
        return failed(e);
    }

    @ServerExceptionMapper
    public Response refusedByHttp(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return ProblemResponses.of(JsonProblems.of(json));
        }
        if (e.getCause() instanceof ProblemException refusal) {
            return ProblemResponses.of(refusal.problem());
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status == 500) {
            return failed(e);
        }
        ProblemType type = ProblemTypes.ofStatus(status);
        Response response = ProblemResponses.of(type.because(type.explanation()));
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Uni<Response> unauthenticated(RoutingContext request) {
        return authenticator.getChallenge(request).map(ProblemMappers::challenged);
    }

    /** A browser's challenge is a redirect to the login and stays one; a program's is a 401. */
    private static Response challenged(@Nullable ChallengeData challenge) {
        if (challenge != null && challenge.status < 400) {
            Response.ResponseBuilder redirect = Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> redirect.header(name.toString(), value));
            return redirect.build();
        }
        Problem problem = ProblemTypes.UNAUTHENTICATED.because("A valid bearer token is needed.");
        return Response.fromResponse(ProblemResponses.of(problem))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return ProblemResponses.of(ProblemTypes.FORBIDDEN.because("None of your roles may do this."));
    }

    @ServerExceptionMapper({OptimisticLockException.class, StaleStateException.class})
    public Response overtaken() {
        return ProblemResponses.of(ProblemTypes.CONFLICTING_CHANGE.because("Somebody else was faster."));
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        String traceId = TraceIds.current();
        if (isOutage(e)) {
            LOG.warnf("Not available: %s (trace %s)", e, traceId);
            return ProblemResponses.of(ProblemTypes.UNAVAILABLE
                    .because("Something this request needs does not answer.")
                    .with("traceId", traceId));
        }
        LOG.errorf(e, "Request failed (trace %s)", traceId);
        return ProblemResponses.of(ProblemTypes.INTERNAL_ERROR
                .because("The request could not be completed. Report the traceId.")
                .with("traceId", traceId));
    }

    /** JSON of ours that cannot be written or read is a fault, although Jackson calls it one of I/O. */
    private static boolean isOutage(Throwable e) {
        return !(e instanceof JsonProcessingException) && (e instanceof TimeoutException || Transience.isTransient(e));
    }
}
