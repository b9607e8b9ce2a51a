package io.openitem.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Collectors;

/** What is here, for whoever comes by without knowing. */
final class Landing {

    private static final String TEXT = "Openitem: an event-driven receivables platform.";

    private Landing() {}

    /** JSON, or a page where the caller prefers one. */
    static void show(RoutingContext request, List<String> paths) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains("text/html")) {
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
            request.end(page(paths));
        } else {
            request.json(new JsonObject().put("about", TEXT).put("paths", new JsonArray(paths)));
        }
    }

    private static String page(List<String> paths) {
        String links = paths.stream()
                .map(path -> "<li><a href=\"" + path + "\"><code>" + path + "</code></a></li>")
                .collect(Collectors.joining());
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Openitem</title><h1>Openitem</h1><p>"
                + TEXT + "</p><p>Every path needs a bearer token.</p><ul>" + links + "</ul></html>";
    }
}
