package io.openitem.gateway;

import io.openitem.kit.problem.ProblemTypes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Shows whoever is logged in what the mail catcher of a local stack has caught. Only there: where mails are really sent,
 * the setting is absent and so is the path.
 */
final class CaughtMails {

    static final String PATH = "/local/mails";

    private static final Logger LOG = Logger.getLogger(CaughtMails.class);
    private static final int OK = 200;

    private final Optional<URI> catcher;
    private final HttpClient client;

    CaughtMails(Vertx vertx, GatewayConfig config) {
        this.catcher = config.mailsUrl();
        this.client = vertx.createHttpClient();
    }

    void open(Router router) {
        catcher.ifPresent(uri -> router.get(PATH)
                .handler(request -> Caller.of(
                        request,
                        caller -> caller.ifPresentOrElse(
                                known -> show(request, uri), () -> Refusals.unauthenticated(request)),
                        failure -> Refusals.unidentified(request, failure))));
    }

    private void show(RoutingContext request, URI uri) {
        client.request(new RequestOptions().setAbsoluteURI(uri.toString()).setMethod(HttpMethod.GET))
                .compose(HttpClientRequest::send)
                .compose(answer -> {
                    request.response()
                            .setStatusCode(OK)
                            .setChunked(true)
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    return answer.pipeTo(request.response());
                })
                .onFailure(failure -> {
                    LOG.warnf("The mail catcher does not answer: %s", failure);
                    if (!request.response().headWritten()) {
                        Refusals.refuse(request, ProblemTypes.UNAVAILABLE.because("The mail catcher does not answer."));
                    }
                });
    }
}
