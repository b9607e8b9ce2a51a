package io.openitem.gateway;

import io.openitem.kit.problem.ProblemTypes;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How a person comes in by browser and leaves again. Keeps true: tokens stay between the door and the realm, in a cookie
 * that no script can read and nobody else can open; nobody is sent to another site than the realm's.
 */
@ApplicationScoped
public class Login {

    static final String IN = "/login";
    static final String BACK = "/callback";
    static final String OUT = "/logout";

    private static final Logger LOG = Logger.getLogger(Login.class);
    private static final int FOUND = 302;
    private static final int UNAUTHORIZED = 401;
    private static final String HOME = "/";

    private final HttpAuthenticator authenticator;

    Login(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    void open(Router router) {
        router.get(IN).handler(this::in);
        router.get(BACK).handler(this::back);
        router.route(OUT).handler(this::out);
        router.get("/v1/me").handler(Login::me);
    }

    /** To the realm and back, or on at once where there is a session. */
    private void in(RoutingContext request) {
        Caller.of(
                request,
                caller -> {
                    if (caller.isPresent()) {
                        redirect(request, FOUND, page(request.request().getParam("to")));
                    } else {
                        challenge(request);
                    }
                },
                failure -> {
                    // A session that is over or was sealed by a process that is gone: it is made anew.
                    if (failure instanceof AuthenticationRedirectException) {
                        failed(request, failure);
                    } else {
                        challenge(request);
                    }
                });
    }

    /** Where the realm sends the browser with a code; the code becomes a session on the way. */
    private void back(RoutingContext request) {
        // Whoever stands here without a session has lost the cookie on the way: sent on, they would come back for ever.
        Caller.of(request, caller -> notIn(request), failure -> failed(request, failure));
    }

    private void out(RoutingContext request) {
        if (!HttpMethod.POST.equals(request.request().method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "POST");
            Refusals.refuse(request, ProblemTypes.METHOD_NOT_ALLOWED.because("Leaving is a POST."));
            return;
        }
        // With a session the answer is the way to the realm, which ends its own.
        Caller.of(request, caller -> redirect(request, FOUND, HOME), failure -> failed(request, failure));
    }

    private static void me(RoutingContext request) {
        Caller.of(
                request,
                caller -> caller.ifPresentOrElse(
                        known -> request.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end(known.particulars().toBuffer()),
                        () -> Refusals.unauthenticated(request)),
                failure -> Refusals.unidentified(request, failure));
    }

    private void challenge(RoutingContext request) {
        authenticator
                .getChallenge(request)
                .subscribe()
                .with(
                        challenge -> {
                            if (challenge == null || challenge.status != FOUND) {
                                notIn(request);
                                return;
                            }
                            challenge
                                    .getHeaders()
                                    .forEach((name, value) -> request.response().putHeader(name, value));
                            request.response().setStatusCode(challenge.status).end();
                        },
                        failure -> failed(request, failure));
    }

    private static void failed(RoutingContext request, Throwable failure) {
        if (request.response().ended()) {
            return;
        }
        if (failure instanceof AuthenticationRedirectException on) {
            redirect(request, on.getCode(), on.getRedirectUri());
        } else if (failure instanceof AuthenticationException) {
            LOG.infof("Somebody did not come in: %s", failure.getMessage());
            notIn(request);
        } else {
            LOG.warnf("Nobody can come in at the moment: %s", failure);
            Refusals.refuse(request, ProblemTypes.UNAVAILABLE.because("The realm does not answer at the moment."));
        }
    }

    private static void redirect(RoutingContext request, int status, String location) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.LOCATION, location)
                .end();
    }

    private static void notIn(RoutingContext request) {
        request.response()
                .setStatusCode(UNAUTHORIZED)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Openitem</title>"
                        + "<h1>You are not logged in</h1><p>The login was not finished, or took too long.</p>"
                        + "<p><a href=\"" + IN + "\">Log in again</a></p></html>");
    }

    /** The page of ours that was asked for; where it is none, the first one. */
    static String page(@Nullable String wanted) {
        return Optional.ofNullable(wanted)
                .filter(path -> path.startsWith(HOME) && !path.startsWith("//"))
                .filter(path -> path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\'))
                .orElse(HOME);
    }
}
