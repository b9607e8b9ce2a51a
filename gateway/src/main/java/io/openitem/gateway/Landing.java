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

    static void tell(RoutingContext request, List<String> paths) {
        request.json(new JsonObject().put("about", TEXT).put("paths", new JsonArray(paths)));
    }

    /** For who came by browser while the console is not built. */
    static void show(RoutingContext request, List<String> paths) {
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        request.end(page(paths));
    }

    static String page(List<String> paths) {
        String links = paths.stream()
                .map(path -> "<li><a href=\"" + path + "\"><code>" + path + "</code></a></li>")
                .collect(Collectors.joining());
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Openitem</title><h1>Openitem</h1><p>"
                + TEXT + "</p><p>The console is not built: that needs Node 20.19 or newer. Install it, then run "
                + "<code>./openitem down</code> and <code>./openitem up</code>.</p>"
                + "<p>Every path needs a bearer token.</p><ul>" + links + "</ul></html>";
    }
}
