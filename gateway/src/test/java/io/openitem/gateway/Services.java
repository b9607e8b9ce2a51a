package io.openitem.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Two services that tell what reached them, and one address where nobody listens. Limits small enough to be met. */
public final class Services implements QuarkusTestResourceLifecycleManager {

    static final long MAX_BODY = 200_000_000;
    static final int BURST = 30;

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        config.put("openitem.invoice.url", "http://127.0.0.1:" + serve("invoice"));
        config.put("openitem.analytics.url", "http://127.0.0.1:" + serve("analytics"));
        config.put("openitem.gateway.routes.gone.prefix", "/v1/gone");
        config.put("openitem.gateway.routes.gone.upstream", "http://127.0.0.1:" + freePort());
        config.put("openitem.gateway.max-body-bytes", Long.toString(MAX_BODY));
        config.put("openitem.gateway.idle-timeout", "PT1S");
        config.put("openitem.gateway.mails-url", "http://127.0.0.1:" + serve("mails") + "/mails");
        config.put("openitem.gateway.rate-limit.burst", Integer.toString(BURST));
        // Refills so slowly that a test can count.
        config.put("openitem.gateway.rate-limit.per-second", "1");
        return config;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int serve(String name) {
        return vertx.createHttpServer()
                .requestHandler(request -> answer(name, request))
                .listen(0, "127.0.0.1")
                .map(HttpServer::actualPort)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void answer(String name, HttpServerRequest request) {
        if (request.path().endsWith("/silent")) {
            return;
        }
        if (request.path().endsWith("/large")) {
            send(request.response().setChunked(true), Integer.parseInt(request.getParam("megabytes")));
            return;
        }
        long[] bytes = {0};
        request.handler(buffer -> bytes[0] += buffer.length());
        request.endHandler(end -> request.response()
                .setStatusCode(name.equals("invoice") && request.method().name().equals("POST") ? 201 : 200)
                .putHeader("content-type", "application/json")
                .putHeader("etag", "\"7\"")
                .end(told(name, request, bytes[0]).encode()));
    }

    private static JsonObject told(String name, HttpServerRequest request, long bytes) {
        JsonObject headers = new JsonObject();
        request.headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        return new JsonObject()
                .put("service", name)
                .put("uri", request.uri())
                .put("bytes", bytes)
                .put("headers", headers);
    }

    /** Sends as fast as the receiver takes. */
    private static void send(HttpServerResponse response, int megabytes) {
        Buffer megabyte = Buffer.buffer(new byte[1_000_000]);
        if (megabytes == 0) {
            response.end();
            return;
        }
        response.write(megabyte).onSuccess(written -> send(response, megabytes - 1));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
