package io.openitem.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The operator's door of each service, with a token of the client {@code openitem-operations}. */
final class Operations {
    private static final String CLIENT = "openitem-operations";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST = Duration.ofSeconds(30);
    // A sweep may level a million items.
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Duration TOKEN_USED = Duration.ofMinutes(1);

    private final Stack stack;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";
    private Instant tokenTaken = Instant.MIN;

    Operations(Stack stack) {
        this.stack = stack;
    }

    /** An access token for a client or an account of the local realm. */
    String token(String name) {
        var login = new Realm(Stack.realmFile(stack.checkout()))
                .login(name)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "There is no client or account " + name + " in deploy/keycloak/openitem-realm.json. There are: "
                                + String.join(", ", names()) + "."));
        var request = HttpRequest.newBuilder(URI.create(stack.keycloak().issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(REQUEST)
                .POST(HttpRequest.BodyPublishers.ofString(login.form()))
                .build();
        return send("keycloak", request).path("access_token").asText();
    }

    private Iterable<String> names() {
        return new Realm(Stack.realmFile(stack.checkout()))
                .logins().stream().map(Realm.Login::name).toList();
    }

    /** How many records each consumer of each service has not taken in. */
    Map<String, Long> lags() {
        var asked = new LinkedHashMap<Service, Asked>();
        forEachDoor((service, process) -> asked.put(
                service,
                ask(service.name(), request(process, "/internal/lag", REQUEST).build())));
        var lags = new LinkedHashMap<String, Long>();
        asked.forEach((service, question) -> answer(question)
                .path("behind")
                .properties()
                .forEach(entry -> lags.put(
                        service.name() + "/" + entry.getKey(), entry.getValue().asLong())));
        return lags;
    }

    /** Runs the sweeps of all services; how many items each sweep handled. */
    Map<String, Long> sweep() {
        var handled = new LinkedHashMap<String, Long>();
        forEachDoor((service, process) -> send(
                        service.name(),
                        request(process, "/internal/sweeps", SWEEP)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build())
                .path("handled")
                .properties()
                .forEach(entry -> handled.put(
                        service.name() + "/" + entry.getKey(), entry.getValue().asLong())));
        return handled;
    }

    /** The parked keys of each service, as the services describe them. */
    Map<String, JsonNode> parked() {
        var parked = new LinkedHashMap<String, JsonNode>();
        forEachDoor((service, process) -> parked.put(service.name(), get(service, process, "/internal/parked")));
        return parked;
    }

    /** Takes the parked facts of a key in again; how many it took. */
    int replay(Service service, String consumer, String key) {
        var process = process(service);
        var path = "/internal/parked/replay?consumer=" + encoded(consumer) + "&key=" + encoded(key);
        var answer = send(
                service.name(),
                request(process, path, SWEEP)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
        return answer.path("facts").asInt();
    }

    /** Takes the oldest parked fact of a key out for good; what it was, as the service describes it. */
    JsonNode discard(Service service, String consumer, String key, String reason) {
        var process = process(service);
        var path = "/internal/parked/discard?consumer=" + encoded(consumer) + "&key=" + encoded(key);
        return send(
                service.name(),
                request(process, path, REQUEST)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.createObjectNode().put("reason", reason).toString()))
                        .build());
    }

    private ServiceProcess process(Service service) {
        var process = stack.services().get(service);
        if (process == null) {
            throw new Refusal(ExitCode.USAGE, "This checkout has no service " + service.name() + ".");
        }
        return process;
    }

    private interface Door {
        void open(Service service, ServiceProcess process);
    }

    private void forEachDoor(Door door) {
        stack.services().forEach((service, process) -> {
            if (service.database()) {
                door.open(service, process);
            }
        });
    }

    private JsonNode get(Service service, ServiceProcess process, String path) {
        return send(service.name(), request(process, path, REQUEST).build());
    }

    private HttpRequest.Builder request(ServiceProcess process, String path, Duration timeout) {
        if (tokenTaken.plus(TOKEN_USED).isBefore(Instant.now())) {
            token = token(CLIENT);
            tokenTaken = Instant.now();
        }
        return HttpRequest.newBuilder(URI.create(process.uri() + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .timeout(timeout);
    }

    private record Asked(String whom, HttpRequest request, CompletableFuture<HttpResponse<String>> answer) {}

    private Asked ask(String whom, HttpRequest request) {
        return new Asked(whom, request, client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }

    private JsonNode send(String whom, HttpRequest request) {
        return answer(ask(whom, request));
    }

    private static JsonNode answer(Asked asked) {
        var whom = asked.whom();
        var request = asked.request();
        try {
            var answer = asked.answer().get();
            if (answer.statusCode() / 100 != 2) {
                throw new Refusal(
                        ExitCode.FAILED,
                        whom + " answered " + answer.statusCode() + " to " + request.method() + " "
                                + request.uri().getPath() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (ExecutionException e) {
            throw noAnswer(whom, Objects.requireNonNullElse(e.getCause(), e));
        } catch (IOException e) {
            throw noAnswer(whom, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FAILED, "Interrupted while waiting for " + whom + ".");
        }
    }

    private static Refusal noAnswer(String whom, Throwable why) {
        return new Refusal(
                ExitCode.FAILED,
                whom + " does not answer (" + why + "). See ./openitem status and ./openitem logs " + whom + ".");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
