package io.openitem.gateway;

import io.github.bucket4j.TimeMeter;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets a request in: there must be a way, a valid token and a turn. Then it is passed on as it is. */
@ApplicationScoped
public class Door {

    /** Names one request in the logs of every process it passes. */
    static final String REQUEST_ID = "x-request-id";

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final GatewayConfig config;
    private final Routes routes;
    private final RateLimiter limiter;
    private final Upstreams upstreams;

    Door(GatewayConfig config, Vertx vertx) {
        this.config = config;
        this.routes = Routes.of(config.routes());
        this.limiter = new RateLimiter(config.rateLimit(), TimeMeter.SYSTEM_NANOTIME);
        this.upstreams = new Upstreams(vertx, config);
    }

    void open(@Observes Router router) {
        router.get("/").handler(request -> Landing.show(request, routes.prefixes()));
        router.route().handler(this::enter);
    }

    private void enter(RoutingContext request) {
        String id = requestId(request.request());
        request.response().putHeader(REQUEST_ID, id);
        Optional<Routes.Route> route = routes.find(request.request().path());
        if (route.isEmpty()) {
            refuse(request, ProblemTypes.NOT_FOUND.because("There is nothing behind this path."));
            return;
        }
        if (length(request.request()) > config.maxBodyBytes()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            refuse(
                    request,
                    ProblemTypes.BODY_TOO_LARGE.because("A body may have " + config.maxBodyBytes() + " bytes here."));
            return;
        }
        // What has come of the body must wait until there is somewhere to put it.
        request.request().pause();
        Context context = request.vertx().getOrCreateContext();
        // Quarkus would answer a bad token by itself, without a problem.
        BiConsumer<RoutingContext, Throwable> refusal = Door::unidentified;
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, refusal);
        identity(request)
                .subscribe()
                .with(
                        identity -> on(context, () -> pass(request, route.get(), identity, id)),
                        failure -> on(context, () -> unidentified(request, failure)));
    }

    private static Uni<@Nullable SecurityIdentity> identity(RoutingContext request) {
        return QuarkusHttpUser.getSecurityIdentity(request, null);
    }

    private void pass(
            RoutingContext request, Routes.Route route, @Nullable SecurityIdentity identity, String requestId) {
        String subject = subject(identity);
        if (subject == null) {
            unauthenticated(request);
            return;
        }
        RateLimiter.Turn turn = limiter.take(subject);
        request.response()
                .putHeader(
                        "RateLimit-Policy",
                        "\"default\";q=" + config.rateLimit().burst() + ";w=" + window())
                .putHeader("RateLimit", "\"default\";r=" + turn.remaining() + ";t=" + turn.resetSeconds());
        if (turn.allowed()) {
            upstreams.pass(request.request(), route.upstream(), requestId);
            return;
        }
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(turn.retrySeconds()));
        refuse(
                request,
                GatewayProblems.RATE_LIMITED.because(
                        "At most " + config.rateLimit().perSecond() + " requests a second may come from you."));
    }

    /** Seconds in which a spent burst comes back as a whole. */
    private long window() {
        return Math.max(
                1, Math.ceilDiv(config.rateLimit().burst(), config.rateLimit().perSecond()));
    }

    private static @Nullable String subject(@Nullable SecurityIdentity identity) {
        return identity != null && identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
    }

    private static void unidentified(RoutingContext request, Throwable failure) {
        if (request.response().ended()) {
            return;
        }
        if (failure instanceof AuthenticationFailedException) {
            unauthenticated(request);
        } else {
            LOG.warnf("Nobody can be identified at the moment: %s", failure);
            refuse(request, ProblemTypes.UNAVAILABLE.because("Tokens cannot be verified at the moment."));
        }
    }

    private static void unauthenticated(RoutingContext request) {
        request.response().putHeader("WWW-Authenticate", "Bearer");
        refuse(request, ProblemTypes.UNAUTHENTICATED.because(ProblemTypes.UNAUTHENTICATED.explanation()));
    }

    private static void refuse(RoutingContext request, Problem problem) {
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

    /** The caller's own id where it is one that a log can bear. */
    private static String requestId(HttpServerRequest request) {
        String given = request.getHeader(REQUEST_ID);
        return given != null && GOOD_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void on(Context context, Runnable work) {
        if (context.equals(Vertx.currentContext())) {
            work.run();
        } else {
            context.runOnContext(ignored -> work.run());
        }
    }
}
