package io.openitem.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gateway as a client sees it, with real tokens. */
final class Door {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST = Duration.ofSeconds(20);

    /** A client that gives up after this has been without an answer for longer than any restart takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI gateway;
    private final Function<String, String> tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param tokens gives an access token for a client or an account of the realm */
    Door(URI gateway, Function<String, String> tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        boolean isOk() {
            return status / 100 == 2;
        }
    }

    Reply get(String who, String path) {
        return send(request(who, path).GET().build());
    }

    Reply getAnonymously(String path) {
        return send(
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(REQUEST).build());
    }

    Reply put(String who, String path, Object body) {
        return send(json(request(who, path)).PUT(body(body)).build());
    }

    Reply post(String who, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = json(request(who, path));
        headers.forEach(request::setHeader);
        return send(request.POST(body(body)).build());
    }

    Reply postText(String who, String path, String contentType, String text) {
        return send(request(who, path)
                .setHeader("Content-Type", contentType)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build());
    }

    /**
     * Any request.
     *
     * @param who {@code null} for somebody without a token
     * @param body a text as it stands, anything else as JSON; {@code null} for none
     */
    Reply ask(@Nullable String who, String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                who == null ? HttpRequest.newBuilder(gateway.resolve(path)).timeout(REQUEST) : request(who, path);
        headers.forEach(request::setHeader);
        HttpRequest.BodyPublisher publisher = body instanceof String text
                ? HttpRequest.BodyPublishers.ofString(text)
                : body == null ? HttpRequest.BodyPublishers.noBody() : body(body);
        return send(request.method(method, publisher).build());
    }

    /** Repeats a write with its key until it is answered by the service itself: what every client should do. */
    Reply postUntilAnswered(String who, String path, Object body, String idempotencyKey) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Reply reply = post(who, path, body, Map.of("Idempotency-Key", idempotencyKey));
                if (reply.status() < 500 && reply.status() != 409 && reply.status() != 429 && reply.status() != 401) {
                    return reply;
                }
            } catch (UncheckedIOException interrupted) {
                // No answer: nobody knows whether the write took effect, which is what the key is for.
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No answer to " + path + " within " + PATIENCE);
            }
            pause();
        }
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(REQUEST)
                .setHeader("Authorization", "Bearer " + tokens.apply(who));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.setHeader("Content-Type", "application/json");
    }

    /** The body as JSON on one line. */
    static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.BodyPublisher body(Object body) {
        return HttpRequest.BodyPublishers.ofString(text(body));
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), parse(response), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(HttpResponse<String> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.contains("ndjson") || !type.contains("json")
                ? NullNode.getInstance()
                : JSON.readTree(response.body());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
