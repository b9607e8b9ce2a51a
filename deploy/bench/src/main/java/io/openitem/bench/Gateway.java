package io.openitem.bench;

import io.openitem.launcher.RunningStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The door as a client sees it, with real tokens; and, with an operator's token, the services behind it. */
final class Gateway {

    static final String OPERATIONS = "openitem-operations";

    /** Well below the fifteen minutes for which the realm lets a token hold. */
    private static final Duration TOKEN_USED = Duration.ofMinutes(5);

    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final Duration LONG_REQUEST = Duration.ofMinutes(5);
    private static final String ID = "\"id\":\"";

    private final RunningStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** No key is used twice, also not by a later run on the same data. */
    private final AtomicLong keys = new AtomicLong(System.currentTimeMillis() * 1_000);

    private record Token(String text, long takenNanos) {}

    Gateway(RunningStack stack) {
        this.stack = stack;
    }

    String get(String who, String path) throws IOException, InterruptedException {
        return send(request(who, "gateway", path, REQUEST).GET().build());
    }

    void put(String who, String path, String body) throws IOException, InterruptedException {
        var unused = send(request(who, "gateway", path, REQUEST)
                .setHeader("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Writes with a new key; gives the id of what was made. */
    String post(String who, String path, String body) throws IOException, InterruptedException {
        return id(send(request(who, "gateway", path, REQUEST)
                .setHeader("Content-Type", "application/json")
                .setHeader("Idempotency-Key", "bench-" + keys.incrementAndGet())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()));
    }

    /**
     * Writes lines and gives the id of what was made of each, in order.
     *
     * @throws IllegalStateException when a line made nothing new
     */
    List<String> postLines(String who, String path, List<String> lines) {
        HttpRequest request = request(who, "gateway", path, LONG_REQUEST)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines)))
                .build();
        List<String> made = answered(request).map(Gateway::made).toList();
        if (made.size() != lines.size()) {
            throw new IllegalStateException(path + " answered " + made.size() + " of " + lines.size() + " lines");
        }
        return made;
    }

    /**
     * Sends a file as it is made.
     *
     * @return how many lines of the answer say that something new was made
     */
    long postStream(String who, String path, Supplier<InputStream> file) {
        HttpRequest request = request(who, "gateway", path, LONG_REQUEST)
                .setHeader("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofInputStream(file))
                .build();
        return answered(request).map(Gateway::made).count();
    }

    /** Asks a service past the door, as the operator. */
    String getInternal(String service, String path) throws IOException, InterruptedException {
        return send(request(OPERATIONS, service, path, REQUEST).GET().build());
    }

    /** Has a service do something past the door, as the operator. */
    String postInternal(String service, String path) throws IOException, InterruptedException {
        return send(request(OPERATIONS, service, path, LONG_REQUEST)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** What a service tells of itself to Prometheus. */
    String metrics(String service) throws IOException, InterruptedException {
        URI api = stack.uri(service);
        URI page = URI.create("http://" + api.getHost() + ":" + (api.getPort() + 1_000) + "/q/metrics");
        return send(HttpRequest.newBuilder(page).timeout(REQUEST).build());
    }

    private HttpRequest.Builder request(String who, String service, String path, Duration timeout) {
        return HttpRequest.newBuilder(stack.uri(service).resolve(path))
                .timeout(timeout)
                .setHeader("Authorization", "Bearer " + token(who));
    }

    private String token(String who) {
        return tokens.compute(
                        who,
                        (name, token) -> token == null || System.nanoTime() - token.takenNanos() > TOKEN_USED.toNanos()
                                ? new Token(stack.token(name), System.nanoTime())
                                : token)
                .text();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        requireDone(request, answer.statusCode(), answer.body());
        return answer.body();
    }

    private Stream<String> answered(HttpRequest request) {
        try {
            HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() / 100 != 2) {
                requireDone(
                        request,
                        answer.statusCode(),
                        String.join(" ", answer.body().toList()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void requireDone(HttpRequest request, int status, String body) {
        if (status / 100 != 2) {
            throw new IllegalStateException(request.uri() + ": " + status + " " + body);
        }
    }

    private static String made(String line) {
        if (!line.contains("\"status\":201")) {
            throw new IllegalStateException("A line was not taken in: " + line);
        }
        return id(line);
    }

    /** The first id, which in every answer is that of the document itself. */
    private static String id(String json) {
        int from = json.indexOf(ID) + ID.length();
        if (from < ID.length()) {
            throw new IllegalStateException("There is no id in " + json);
        }
        return json.substring(from, json.indexOf('"', from));
    }
}
