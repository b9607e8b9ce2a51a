package io.openitem.kit.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Declines the offer to go on in HTTP/2 on a connection without TLS (RFC 7540, 3.2; deprecated by RFC 9113). Java's own
 * client makes it with the first request of each connection. Accepted behind a proxy that passes it on, it is a way past
 * the proxy's rules; and the change of protocol within a connection was seen to break an answer.
 */
@Singleton
class OneProtocol implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
