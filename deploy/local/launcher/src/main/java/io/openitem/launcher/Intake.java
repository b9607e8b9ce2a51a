package io.openitem.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends files and payments through the gateway, as the client of an ERP would. */
final class Intake {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final URI gateway;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Intake(Context context, String client) {
        var stack = context.runningStack();
        gateway = stack.services().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("gateway"))
                .map(entry -> entry.getValue().uri())
                .findFirst()
                .orElseThrow(Refusal::notRunning);
        token = context.operations(stack).token(client);
    }

    /**
     * What became of a file.
     *
     * @param rejects the answers to rows and payments that were refused, as lines of JSON
     */
    record Loaded(long itemsNew, long itemsKnown, long paymentsNew, long paymentsKnown, List<String> rejects) {}

    /** What the ledger understands of a file. */
    JsonNode preview(Path file, Map<String, String> parameters) {
        return read(sent(request(imports(parameters) + "&dryRun=true", "text/csv", body(file))));
    }

    /** Takes in the items of a file, then what it says was paid. */
    Loaded load(Path file, Map<String, String> parameters, String legalEntity, String source) {
        var rejects = new ArrayList<String>();
        var payments = new ArrayList<String>();
        long[] items = new long[2];
        sent(request(imports(parameters), "text/csv", body(file))).lines().forEach(line -> {
            var answer = read(line);
            count(items, rejects, answer, line);
            if (answer.path("row").has("settledOn") && isDone(answer)) {
                payments.add(payment(answer.path("row"), legalEntity, source));
            }
        });
        long[] paid = new long[2];
        if (!payments.isEmpty()) {
            var body = HttpRequest.BodyPublishers.ofString(String.join("\n", payments));
            sent(request("/v1/payments/batch", "application/x-ndjson", body))
                    .lines()
                    .forEach(line -> count(paid, rejects, read(line), line));
        }
        return new Loaded(items[0], items[1], paid[0], paid[1], List.copyOf(rejects));
    }

    private static boolean isDone(JsonNode answer) {
        int status = answer.path("status").asInt();
        return status == CREATED || status == OK;
    }

    private static void count(long[] counts, List<String> rejects, JsonNode answer, String line) {
        if (isDone(answer)) {
            counts[answer.path("status").asInt() == CREATED ? 0 : 1]++;
        } else {
            rejects.add(line);
        }
    }

    /** The whole amount on the day on which the list says it was settled, with the number of its document. */
    private static String payment(JsonNode row, String legalEntity, String source) {
        ObjectNode payment = JSON.createObjectNode();
        payment.put("legalEntity", legalEntity);
        payment.put("source", source);
        payment.set("reference", row.path("number"));
        payment.set("amount", row.path("amount"));
        payment.set("receivedOn", row.path("settledOn"));
        payment.set("customerNumber", row.path("customerNumber"));
        payment.set("remittance", row.path("number"));
        return payment.toString();
    }

    private static String imports(Map<String, String> parameters) {
        return "/v1/open-items/imports?"
                + parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static HttpRequest.BodyPublisher body(Path file) {
        try {
            return HttpRequest.BodyPublishers.ofFile(file);
        } catch (IOException e) {
            throw new Refusal(ExitCode.USAGE, "The file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private HttpRequest request(String path, String type, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .timeout(REQUEST)
                .POST(body)
                .build();
    }

    private String sent(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new Refusal(
                        ExitCode.FAILED,
                        "The gateway answered " + answer.statusCode() + " to "
                                + request.uri().getPath() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new Refusal(ExitCode.FAILED, "The gateway does not answer (" + e + "). See ./openitem status.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FAILED, "Interrupted.");
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(ExitCode.FAILED, "The gateway answered with something else than JSON: " + text);
        }
    }
}
