package io.openitem.gateway;

import io.github.bucket4j.TimeMeter;
import io.openitem.kit.problem.ProblemTypes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Lets a request in: there must be a way, a valid token or session, and a turn. Then it is passed on as it is. */
@ApplicationScoped
public class Door {

    /** Names one request in the logs of every process it passes. */
    static final String REQUEST_ID = "x-request-id";

    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final GatewayConfig config;
    private final Routes routes;
    private final RateLimiter limiter;
    private final Upstreams upstreams;
    private final Login login;
    private final ConsolePages pages;
    private final CaughtMails mails;

    Door(GatewayConfig config, Vertx vertx, Login login) {
        this.config = config;
        this.routes = Routes.of(config.routes());
        this.limiter = new RateLimiter(config.rateLimit(), TimeMeter.SYSTEM_NANOTIME);
        this.upstreams = new Upstreams(vertx, config);
        this.login = login;
        this.pages = new ConsolePages();
        this.mails = new CaughtMails(vertx, config);
    }

    void open(@Observes Router router) {
        router.route().handler(Door::name);
        router.get("/").handler(this::land);
        pages.open(router);
        login.open(router);
        mails.open(router);
        router.route().handler(this::enter);
    }

    private static void name(RoutingContext request) {
        String id = requestId(request.request());
        request.put(REQUEST_ID, id);
        request.response().putHeader(REQUEST_ID, id);
        request.next();
    }

    /** The console for who prefers pages, where it is built; otherwise what is here. */
    private void land(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("text/html")) {
            Landing.tell(request, routes.prefixes());
        } else if (pages.areBuilt()) {
            pages.show(request);
        } else {
            Landing.show(request, routes.prefixes());
        }
    }

    private void enter(RoutingContext request) {
        Optional<Routes.Route> route = routes.find(request.request().path());
        if (route.isEmpty()) {
            Refusals.refuse(request, ProblemTypes.NOT_FOUND.because("There is nothing behind this path."));
            return;
        }
        if (length(request.request()) > config.maxBodyBytes()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Refusals.refuse(
                    request,
                    ProblemTypes.BODY_TOO_LARGE.because("A body may have " + config.maxBodyBytes() + " bytes here."));
            return;
        }
        // What has come of the body must wait until there is somewhere to put it.
        request.request().pause();
        Caller.of(
                request,
                caller -> caller.ifPresentOrElse(
                        known -> pass(request, route.get(), known), () -> Refusals.unauthenticated(request)),
                failure -> Refusals.unidentified(request, failure));
    }

    private void pass(RoutingContext request, Routes.Route route, Caller caller) {
        if (caller.bySession() && CrossSite.isSuspect(request.request())) {
            Refusals.refuse(
                    request,
                    GatewayProblems.CROSS_SITE_REQUEST.because(GatewayProblems.CROSS_SITE_REQUEST.explanation()));
            return;
        }
        RateLimiter.Turn turn = limiter.take(caller.subject());
        request.response()
                .putHeader(
                        "RateLimit-Policy",
                        "\"default\";q=" + config.rateLimit().burst() + ";w=" + window())
                .putHeader("RateLimit", "\"default\";r=" + turn.remaining() + ";t=" + turn.resetSeconds());
        if (turn.allowed()) {
            upstreams.pass(request.request(), route.upstream(), caller, request.get(REQUEST_ID));
            return;
        }
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(turn.retrySeconds()));
        Refusals.refuse(
                request,
                GatewayProblems.RATE_LIMITED.because(
                        "At most " + config.rateLimit().perSecond() + " requests a second may come from you."));
    }

    /** Seconds in which a spent burst comes back as a whole. */
    private long window() {
        return Math.max(
                1, Math.ceilDiv(config.rateLimit().burst(), config.rateLimit().perSecond()));
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
}
