package io.openitem.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The part of a Connect worker's REST interface that a stack needs: its one connector is set, and looked after. */
public final class ConnectRest {
    private static final Duration REQUEST = Duration.ofSeconds(20);
    private static final String FAILED = "FAILED";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI root;

    /** @param root for example {@code http://127.0.0.1:8083} */
    public ConnectRest(URI root) {
        this.root = root;
    }

    public boolean answers() {
        return get("/connectors") != null;
    }

    /**
     * Sets a connector to what its file says.
     *
     * @param file with {@code name} and {@code config}
     * @return false while the worker joins its group: to be asked again
     * @throws ComponentFailure when the worker refuses it
     */
    public boolean set(Path file) {
        var connector = read(file);
        var request = HttpRequest.newBuilder(root.resolve("/connectors/" + name(connector) + "/config"))
                .header("Content-Type", "application/json")
                .timeout(REQUEST)
                .PUT(HttpRequest.BodyPublishers.ofString(connector.get("config").toString()))
                .build();
        var answer = send(request);
        if (answer != null && answer.statusCode() == 400) {
            throw new ComponentFailure(
                    "connect", "the worker refuses the connector: " + answer.body(), "Correct " + file + ".");
        }
        return answer != null && answer.statusCode() / 100 == 2;
    }

    /**
     * Whether the connector and its task run.
     *
     * @throws ComponentFailure when the task has failed
     */
    public boolean runs(Path file) {
        var status = get("/connectors/" + name(read(file)) + "/status");
        if (status == null) {
            return false;
        }
        var task = status.path("tasks").path(0);
        if (task.path("state").asText().equals(FAILED)) {
            throw new ComponentFailure(
                    "connect",
                    "its connector failed.",
                    "Correct what it names and start it again.",
                    task.path("trace").asText());
        }
        return status.path("connector").path("state").asText().equals("RUNNING")
                && task.path("state").asText().equals("RUNNING");
    }

    /**
     * Starts the connector or its task again if it has failed. Connect itself never does: a task whose database goes away
     * in the midst of its start stays failed for good, and with it every outbox stands still.
     *
     * @return whether anything had failed
     */
    public boolean restartFailed(Path file) {
        var path = "/connectors/" + name(read(file));
        var status = get(path + "/status");
        if (status == null || !hasFailed(status)) {
            return false;
        }
        send(HttpRequest.newBuilder(root.resolve(path + "/restart?includeTasks=true&onlyFailed=true"))
                .timeout(REQUEST)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        return true;
    }

    private static boolean hasFailed(JsonNode status) {
        return FAILED.equals(status.path("connector").path("state").asText())
                || FAILED.equals(status.path("tasks").path(0).path("state").asText());
    }

    private static String name(JsonNode connector) {
        return connector.get("name").asText();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new ComponentFailure("connect", "cannot read " + file + ".", "Correct it: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private @Nullable JsonNode get(String path) {
        var answer =
                send(HttpRequest.newBuilder(root.resolve(path)).timeout(REQUEST).build());
        try {
            return answer == null || answer.statusCode() != 200 ? null : JSON.readTree(answer.body());
        } catch (IOException e) {
            return null;
        }
    }

    /** The answer, or null when nobody answers yet. */
    private static @Nullable HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
