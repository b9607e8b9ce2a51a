package io.openitem.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The console's files, open to everybody: they say nothing about anybody. Its pages are one document, whichever of them
 * is asked for; what it shows it fetches by its reader's session.
 */
final class ConsolePages {

    /** First steps of the paths that the console has pages for. */
    static final List<String> PAGES = List.of("customers", "items", "invoices", "payments", "notices", "api-docs");

    private static final String FOLDER = "console";
    private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

    /** Styles are set by the components themselves; nothing else comes from elsewhere than the door. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final Optional<Buffer> document;
    private final Optional<Buffer> sign;

    ConsolePages() {
        document = read(FOLDER + "/index.html");
        sign = read(FOLDER + "/favicon.svg");
    }

    /** Whether the console was built into this program; it needs Node, the rest does not. */
    boolean areBuilt() {
        return document.isPresent();
    }

    void open(Router router) {
        // Their names change with their content.
        router.get("/assets/*").handler(ConsolePages::guard).handler(files("/assets", YEAR_SECONDS));
        router.get("/openapi/*").handler(ConsolePages::guard).handler(files("/openapi", 0));
        router.get("/favicon.svg").handler(ConsolePages::guard).handler(this::showSign);
        for (String page : PAGES) {
            router.get("/" + page).handler(this::show);
            router.get("/" + page + "/*").handler(this::show);
        }
    }

    private static StaticHandler files(String below, long seconds) {
        return StaticHandler.create(FOLDER + below)
                .setMaxAgeSeconds(seconds)
                .setIncludeHidden(false)
                .setDirectoryListing(false);
    }

    private static void guard(RoutingContext request) {
        guarded(request.response());
        request.next();
    }

    private static HttpServerResponse guarded(HttpServerResponse response) {
        return response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin");
    }

    /** The document, or on to the next handler where there is none. */
    void show(RoutingContext request) {
        if (document.isEmpty()) {
            request.next();
            return;
        }
        guarded(request.response())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(document.get());
    }

    private void showSign(RoutingContext request) {
        if (sign.isEmpty()) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "image/svg+xml").end(sign.get());
    }

    private static Optional<Buffer> read(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
