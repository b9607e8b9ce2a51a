package io.openitem.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.openitem.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway as a client of the API sees it, with tokens of the local realm. */
final class DemoDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST = Duration.ofMinutes(2);
    private static final Duration TOKEN_USED = Duration.ofMinutes(5);

    private final URI gateway;
    private final Operations operations;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String text, Instant taken) {}

    DemoDoor(Stack stack, Operations operations) {
        this.operations = operations;
        this.gateway = stack.services().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("gateway"))
                .map(entry -> entry.getValue())
                .map(ServiceProcess::uri)
                .findFirst()
                .orElseThrow(() -> new Refusal(ExitCode.FAILED, "This checkout has no gateway."));
    }

    /** An answer; its body is missing where it is no JSON. */
    record Reply(int status, JsonNode body, String etag) {}

    /** @throws Refusal when it is not answered with success */
    JsonNode put(String who, String path, Object body) {
        return required("PUT " + path, send(json(who, path).PUT(text(body)).build()));
    }

    /** @throws Refusal when it is not answered with success */
    JsonNode post(String who, String path, Object body, Map<String, String> headers) {
        var request = json(who, path);
        headers.forEach(request::setHeader);
        return required("POST " + path, send(request.POST(text(body)).build()));
    }

    /** Whatever is answered. */
    Reply get(String who, String path) {
        return send(request(who, path).GET().build());
    }

    /**
     * Sends one line for each body and gives the id of each, in order.
     *
     * @throws Refusal with the first line that is not taken in
     */
    List<String> postLines(String who, String path, List<Map<String, Object>> bodies) {
        if (bodies.isEmpty()) {
            return List.of();
        }
        var lines = new StringBuilder();
        bodies.forEach(body -> lines.append(write(body)).append('\n'));
        var request = request(who, path)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines.toString()))
                .build();
        var ids = new ArrayList<String>();
        for (var line : answered(request).body().lines().toList()) {
            var result = read(line);
            if (result.path("status").asInt() / 100 != 2) {
                throw new Refusal(ExitCode.FAILED, path + " refused " + bodies.get(ids.size()) + ": " + line);
            }
            ids.add(result.path("id").asText());
        }
        if (ids.size() != bodies.size()) {
            throw new Refusal(
                    ExitCode.FAILED, path + " answered " + ids.size() + " of " + bodies.size() + " lines only.");
        }
        return ids;
    }

    private static JsonNode required(String what, Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new Refusal(ExitCode.FAILED, what + " was answered with " + reply.status() + ": " + reply.body());
        }
        return reply.body();
    }

    private HttpRequest.Builder json(String who, String path) {
        return request(who, path).setHeader("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(REQUEST)
                .setHeader("Authorization", "Bearer " + token(who))
                .setHeader("Accept-Language", "en");
    }

    private String token(String who) {
        var known = tokens.get(who);
        if (known == null || known.taken().plus(TOKEN_USED).isBefore(Instant.now())) {
            known = new Token(operations.token(who), Instant.now());
            tokens.put(who, known);
        }
        return known.text();
    }

    private Reply send(HttpRequest request) {
        var answer = answered(request);
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return new Reply(
                answer.statusCode(),
                type.contains("json") ? read(answer.body()) : MissingNode.getInstance(),
                answer.headers().firstValue("ETag").orElse(""));
    }

    private HttpResponse<String> answered(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal(ExitCode.FAILED, "The gateway does not answer (" + e + "). See ./openitem logs gateway.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FAILED, "Interrupted while waiting for the gateway.");
        }
    }

    private static HttpRequest.BodyPublisher text(Object body) {
        return HttpRequest.BodyPublishers.ofString(write(body));
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + body, e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(ExitCode.FAILED, "The gateway did not answer with JSON: " + text);
        }
    }
}
