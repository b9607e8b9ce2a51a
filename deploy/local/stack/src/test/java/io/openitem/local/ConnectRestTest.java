package io.openitem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of a worker whose connector has failed, as Connect's documentation describes its answers. */
class ConnectRestTest {

    private static final Path FILE = Checkout.find().connector();
    private static final String RESTART = "POST /connectors/openitem-outbox/restart?includeTasks=true&onlyFailed=true";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer worker;
    private volatile String connector = "RUNNING";
    private volatile String task = "RUNNING";

    @BeforeEach
    void start() throws IOException {
        worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        worker.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] status = """
                    {"name": "openitem-outbox", "connector": {"state": "%s"}, "tasks": [{"id": 0, "state": "%s", "trace": "why"}]}
                    """.formatted(connector, task).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, status.length);
            exchange.getResponseBody().write(status);
            exchange.close();
        });
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop(0);
    }

    private ConnectRest rest() {
        return new ConnectRest(
                URI.create("http://127.0.0.1:" + worker.getAddress().getPort()));
    }

    @Test
    void a_task_that_failed_is_started_again() {
        task = "FAILED";

        assertThat(rest().restartFailed(FILE)).isTrue();
        assertThat(asked).contains(RESTART);
        assertThatThrownBy(() -> rest().runs(FILE))
                .isInstanceOf(ComponentFailure.class)
                .hasMessageContaining("why");
    }

    @Test
    void a_connector_that_failed_is_started_again() {
        connector = "FAILED";

        assertThat(rest().restartFailed(FILE)).isTrue();
        assertThat(asked).contains(RESTART);
    }

    @Test
    void what_runs_or_begins_is_left_alone() {
        for (String state : List.of("RUNNING", "UNASSIGNED", "RESTARTING", "PAUSED")) {
            task = state;
            assertThat(rest().restartFailed(FILE)).as(state).isFalse();
        }
        assertThat(asked).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void a_worker_that_is_away_has_nothing_to_start() {
        worker.stop(0);

        assertThat(rest().restartFailed(FILE)).isFalse();
    }
}
