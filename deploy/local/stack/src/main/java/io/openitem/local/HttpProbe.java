package io.openitem.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a component over HTTP whether it is well. */
final class HttpProbe {
    private static final Duration REQUEST = Duration.ofSeconds(3);

    // One for all: making a client costs more than asking with it.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpProbe() {}

    /** Whether it answers with 200; no answer and an interrupted question are no. */
    static boolean isWell(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(REQUEST).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
