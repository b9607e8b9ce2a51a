package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.local.Checkout;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboards ask for is what the services say of themselves. */
class OperationsJourneyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Names of series as our services and their libraries write them; functions and labels are named otherwise. */
    private static final Pattern SERIES = Pattern.compile("\\b(?:openitem|kafka|http|jvm)_[a-z0-9_]+\\b");

    private static World world;
    private static Path root;

    @BeforeAll
    static void something_has_happened() {
        world = World.shared();
        root = Checkout.find().root();
        String customer = Company.DE01.customer("OPS-1");
        LocalDate today = world.today();
        // DSO over three months wants a sale within them and one before.
        issue(customer, "OPS-1-A", today);
        issue(customer, "OPS-1-B", today.minusDays(120));
        world.stack().run("clock", today.plusDays(1).toString());
    }

    private static void issue(String customer, String number, LocalDate day) {
        Door.Reply reply = world.door()
                .postUntilAnswered(
                        World.ERP,
                        "/v1/invoices",
                        World.invoiceBody("DE01", customer, number, day, day.plusDays(30), "10.00"),
                        "ops-" + number);
        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void each_series_that_a_dashboard_names_is_told_by_a_service() throws IOException {
        Set<String> named = new TreeSet<>();
        expressions()
                .forEach(expression -> SERIES.matcher(expression).results().forEach(found -> named.add(found.group())));

        assertThat(named).hasSizeGreaterThan(5);
        // Figures are told some seconds after the facts that they come from.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told()).containsAll(named));
    }

    private static Set<String> told() throws IOException, InterruptedException {
        Set<String> told = new TreeSet<>();
        for (String service : services()) {
            get(management(service).resolve("/q/metrics"))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .forEach(told::add);
        }
        return told;
    }

    @Test
    void each_expression_of_a_dashboard_has_an_answer_from_prometheus(@TempDir Path folder)
            throws IOException, InterruptedException {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "Prometheus is not installed (Debian: prometheus): nothing was scraped");
        int port = freePort();
        Process prometheus = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--config.file=" + Files.writeString(folder.resolve("prometheus.yml"), scrapes()),
                        "--storage.tsdb.path=" + folder.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        try {
            URI api = URI.create("http://127.0.0.1:" + port);
            for (String expression : expressions()) {
                Awaitility.await(expression)
                        .atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> !answer(api, expression).isEmpty());
            }
            assertThat(answer(api, "up == 1")).hasSize(services().size());
        } finally {
            prometheus.destroy();
            prometheus.waitFor();
        }
    }

    private static JsonNode answer(URI api, String expression) throws IOException, InterruptedException {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return JSON.readTree(get(api.resolve("/api/v1/query?query=" + query))).at("/data/result");
    }

    /** What the committed file scrapes, at the ports of this stack, and more often. */
    private static String scrapes() throws IOException {
        String text = Files.readString(root.resolve("deploy/prometheus/prometheus.yml"))
                .replace("scrape_interval: 5s", "scrape_interval: 1s")
                .replace("scrape_timeout: 4s", "scrape_timeout: 1s");
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String target = line.strip().replaceFirst("^- ", "");
            if (!target.endsWith(":9000")) {
                lines.add(line);
            } else if (services().contains(target.replace(":9000", ""))) {
                lines.add(line.replace(
                        target, management(target.replace(":9000", "")).getAuthority()));
            }
        }
        return String.join("\n", lines);
    }

    /** Those of the platform that this checkout has. */
    private static List<String> services() {
        return Stream.of("invoice", "payment", "dunning", "risk", "analytics", "gateway")
                .filter(name -> Files.isRegularFile(root.resolve(name.equals("gateway") ? name : name + "-service")
                        .resolve("pom.xml")))
                .toList();
    }

    private static URI management(String service) {
        URI api = world.stack().uri(service);
        return URI.create("http://" + api.getHost() + ":" + (api.getPort() + 1000));
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> dashboards = Files.list(root.resolve("deploy/grafana/dashboards"))) {
            for (Path dashboard : dashboards.toList()) {
                for (JsonNode panel : JSON.readTree(dashboard.toFile()).get("panels")) {
                    panel.get("targets")
                            .forEach(
                                    target -> expressions.add(target.get("expr").textValue()));
                }
            }
        }
        return expressions;
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(uri + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
