package io.openitem.gateway;

import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on to services and their answers back, byte by byte as they come. Keeps true: a service never sees a
 * header by which a caller could pretend to be somebody, and a caller never sees a failure that is not a problem.
 */
final class Upstreams {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);
    private static final String BODY = "body";

    /** Who somebody is says the token alone; what a request is part of, the door; a session is the door's business. */
    private static final List<String> NOT_FROM_OUTSIDE =
            List.of("x-forwarded-", "x-remote-", "x-auth-", "x-user", "x-real-ip", "x-openitem-", "ce-", "ce_");

    private static final Set<String> NEVER = Set.of("forwarded", "remote-user", "via", "cookie");

    private final GatewayConfig config;
    private final HttpClient client;
    private final Map<URI, HttpProxy> proxies = new ConcurrentHashMap<>();

    Upstreams(Vertx vertx, GatewayConfig config) {
        this.config = config;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                // Of the connection: an upload that takes long is not idle.
                .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(config.waitingPerUpstream());
        this.client =
                vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.connectionsPerUpstream()));
    }

    /** Answers the request with what the service at {@code upstream} says; the request's body is paused until then. */
    void pass(HttpServerRequest request, URI upstream, Caller caller, String requestId) {
        request.headers().set(Door.REQUEST_ID, requestId);
        if (caller.bySession()) {
            request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + caller.accessToken());
        }
        proxies.computeIfAbsent(upstream, this::proxy).handle(request);
    }

    private HttpProxy proxy(URI upstream) {
        RequestOptions target = new RequestOptions().setHost(upstream.getHost()).setPort(upstream.getPort());
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> context.client().request(new RequestOptions(target)))
                .addInterceptor(new Guard());
    }

    /** Looks at what goes in and turns failures into problems. */
    private final class Guard implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            clean(request.headers(), request.proxiedRequest());
            Body body = request.getBody();
            if (body != null && body.length() < 0) {
                LimitedBody limited = new LimitedBody(body.stream(), config.maxBodyBytes());
                context.set(BODY, limited);
                request.setBody(Body.body(limited, body.length()));
            }
            return context.sendRequest().recover(failure -> Future.succeededFuture(refuse(context, failure)));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            // The door has given the caller its own; two would name the request twice.
            context.response().headers().remove(Door.REQUEST_ID);
            return context.sendResponse();
        }
    }

    private static void clean(MultiMap headers, HttpServerRequest request) {
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (NEVER.contains(lower) || NOT_FROM_OUTSIDE.stream().anyMatch(lower::startsWith)) {
                headers.remove(name);
            }
        }
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
    }

    private static ProxyResponse refuse(ProxyContext context, Throwable failure) {
        LimitedBody body = context.get(BODY, LimitedBody.class);
        Problem problem = problem(body, failure);
        ProxyResponse response = context.request()
                .release()
                .response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .setBody(Body.body(Buffer.buffer(problem.json())));
        if (problem.type().retryAfterSeconds() > 0) {
            response.putHeader(
                    HttpHeaders.RETRY_AFTER, Integer.toString(problem.type().retryAfterSeconds()));
        }
        // What is left of the body is not waited for.
        return response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }

    private static Problem problem(@Nullable LimitedBody body, Throwable failure) {
        if (body != null && body.isExceeded()) {
            return ProblemTypes.BODY_TOO_LARGE.because("The body is longer than the door lets through.");
        }
        LOG.warnf("A service did not answer: %s", failure);
        return ProblemTypes.UNAVAILABLE.because("The service that answers this does not answer at the moment.");
    }
}
