package io.openitem.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.launcher.RunningStack;
import io.openitem.local.Component;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Starts an empty stack, measures single and bulk intake through the gateway, the outbox's way to Kafka, the whole way
 * to the projection, starts and memory, each beside the raw limit of the same run, and writes the page.
 *
 * <p>Argument: the page to write. All traffic stays on this machine and every step is bounded in time or number.
 */
public final class Bench {

    private static final Duration SINGLE = Duration.ofSeconds(15);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int CLIENTS = 8;
    private static final int BULK_LINES = 20_000;
    private static final int BULK_REQUESTS = 10;
    private static final int BULK_CLIENTS = 2;
    private static final List<String> PARTS =
            List.of("postgres", "kafka", "connect", "keycloak", "mail", "invoice", "analytics", "gateway");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final RunningStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());
    private List<String> customers = List.of();
    private String token = "";

    private Bench(RunningStack stack) {
        this.stack = stack;
    }

    public static void main(String[] arguments) throws Exception {
        Path page = Path.of(arguments[0]);
        try (RunningStack stack = RunningStack.start(1)) {
            Bench bench = new Bench(stack);
            bench.prepare();
            bench.single();
            bench.bulk();
            bench.latency();
            bench.memory();
            bench.starts();
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, bench.page());
        }
        System.exit(0);
    }

    private void prepare() throws Exception {
        put(
                "/v1/legal-entities/DE01",
                stack.token("openitem-operations"),
                Map.of(
                        "name",
                        "Bench",
                        "currency",
                        "EUR",
                        "country",
                        "DE",
                        "timeZone",
                        "Europe/Berlin",
                        "calendar",
                        "TARGET"));
        token = stack.token("openitem-erp");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            var customer = post(
                    "/v1/customers",
                    Map.of(
                            "legalEntity",
                            "DE01",
                            "number",
                            "B-" + i,
                            "name",
                            "Debtor " + i,
                            "country",
                            "DE",
                            "language",
                            "de",
                            "currency",
                            "EUR"));
            made.add(JSON.readTree(customer).get("id").textValue());
        }
        customers = made;
        Load.run(CLIENTS, WARM_UP, (client, nth) -> postInvoice());
    }

    private void single() throws Exception {
        token = stack.token("openitem-erp");
        Timings ours = Load.run(CLIENTS, SINGLE, (client, nth) -> postInvoice());
        try (RawDatabase raw = new RawDatabase(stack.database())) {
            Timings limit = raw.single(CLIENTS, SINGLE);
            row(
                    "one invoice by REST, durable, " + CLIENTS + " clients",
                    ours.rate() + ", " + ours.latency(),
                    "raw transactions of the same rows " + limit.rate() + ", " + limit.latency(),
                    ratio(ours.perSecond(), limit.perSecond()) + "; p99 " + judged(ours.millis(0.99), 15),
                    ">= 0.45 x; p99 <= 15 ms");
        }
        stack.awaitQuiescence();
    }

    private void bulk() throws Exception {
        postLines();
        stack.awaitQuiescence();
        token = stack.token("openitem-erp");
        Component connect = stack.component("connect");
        connect.stop();
        long began = System.nanoTime();
        Thread[] clients = new Thread[BULK_CLIENTS];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = Thread.ofPlatform().start(() -> {
                for (int request = 0; request < BULK_REQUESTS / BULK_CLIENTS; request++) {
                    postLines();
                }
            });
        }
        for (Thread client : clients) {
            client.join();
        }
        int written = BULK_LINES * BULK_REQUESTS;
        double ours = written / ((System.nanoTime() - began) / 1e9);
        try (RawDatabase raw = new RawDatabase(stack.database())) {
            double limit = raw.bulk(BULK_CLIENTS, 1_000, SINGLE);
            row(
                    "bulk intake, NDJSON, " + written + " invoices",
                    rate(ours),
                    "raw multi-row insert of the same rows " + rate(limit),
                    ratio(ours, limit),
                    ">= 20,000/s; >= 0.35 x");
        }
        outbox(connect, written);
    }

    private void outbox(Component connect, int written) throws Exception {
        double broker = RawKafka.produce(stack.bootstrapServers(), written);
        stack.start(connect);
        long from = taken();
        long target = count("select sum(c) from (select count(*) c from invoice.outbox) o");
        long began = System.nanoTime();
        stack.awaitQuiescence();
        double seconds = (System.nanoTime() - began) / 1e9;
        row(
                "outbox to Kafka and into the projection, " + written + " facts waiting",
                rate(Math.max(0, taken() - from) / seconds) + " (measured from the connector's being up; " + target
                        + " rows kept)",
                "broker alone " + rate(broker),
                "-",
                "whole path >= 5,000/s bulk");
    }

    /** One invoice every 20 ms; from the making of the fact's id to the transaction that projects it. */
    private void latency() throws Exception {
        token = stack.token("openitem-erp");
        long before = count("select coalesce(max(seq), 0) from invoice.outbox");
        for (int i = 0; i < 1_000; i++) {
            postInvoice();
            Thread.sleep(20);
        }
        stack.awaitQuiescence();
        String seen =
                text("select round((percentile_cont(0.5) within group (order by ms))::numeric, 1) || ' ms, p99 ' ||"
                        + " round((percentile_cont(0.99) within group (order by ms))::numeric, 1) || ' ms' from (select"
                        + " extract(epoch from e.seen_at - uuid_extract_timestamp(o.id)) * 1000 as ms from invoice.outbox o join"
                        + " analytics.inbox_event e on e.event_id = o.id where o.seq > " + before + ") l");
        row("event made to event projected, 50/s", "p50 " + seen, "-", "-", "staleness p99 <= 500 ms");
    }

    private void memory() throws Exception {
        long total = 0;
        List<String> parts = new ArrayList<>();
        for (String name : PARTS) {
            long pss = Memory.pssMegabytes(pid(stack.component(name)));
            total += pss;
            parts.add(name + " " + pss);
        }
        row(
                "memory of the whole stack after the load, MB PSS",
                total + " (" + String.join(", ", parts) + ")",
                "-",
                "-",
                "<= 3,000");
    }

    /** Stopped and started twice: the first start is recorded, the second uses what was recorded. */
    private void starts() {
        stack.recordStarts();
        for (int i = 0; i < 2; i++) {
            stack.close();
            long began = System.nanoTime();
            stack.open();
            row(
                    i == 0 ? "`up`, recording its starts" : "`up`, warm",
                    seconds(began),
                    "-",
                    "-",
                    i == 0 ? "-" : "<= 40 s");
        }
        for (String name : List.of("invoice", "analytics", "gateway")) {
            Component service = stack.component(name);
            service.stop();
            long began = System.nanoTime();
            stack.start(service);
            row("start of " + name + ", warm", seconds(began), "-", "-", "<= 2 s");
        }
    }

    private static String seconds(long began) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }

    private static long pid(Component component) throws IOException {
        return Long.parseLong(Files.readString(component.pidFile()).strip().split("\\s+", 2)[0]);
    }

    private void postInvoice() throws IOException, InterruptedException {
        post("/v1/invoices", invoice(numbers.incrementAndGet()));
    }

    private Map<String, Object> invoice(long number) {
        return Map.of(
                "legalEntity", "DE01",
                "customerId", customers.get((int) (number % customers.size())),
                "source", "bench",
                "number", "B-" + number,
                "issueDate", today.toString(),
                "dueDate", today.plusDays(30).toString(),
                "amount", Map.of("amount", "1234.50", "currency", "EUR"));
    }

    private void postLines() {
        long first = numbers.getAndAdd(BULK_LINES);
        String body = IntStream.rangeClosed(1, BULK_LINES)
                .mapToObj(i -> json(invoice(first + i)))
                .collect(Collectors.joining("\n"));
        try {
            var answer = http.send(
                    request("/v1/invoices/batch", token)
                            .setHeader("Content-Type", "application/x-ndjson")
                            .timeout(Duration.ofMinutes(5))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            long made = answer.body()
                    .filter(line -> line.contains("\"status\":201"))
                    .count();
            if (answer.statusCode() != 200 || made != BULK_LINES) {
                throw new IllegalStateException("Bulk: " + answer.statusCode() + ", " + made + " made");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return send(request(path, token)
                .setHeader("Content-Type", "application/json")
                .setHeader("Idempotency-Key", "bench-" + numbers.incrementAndGet())
                .POST(HttpRequest.BodyPublishers.ofString(json(body)))
                .build());
    }

    private void put(String path, String bearer, Map<String, Object> body) throws IOException, InterruptedException {
        send(request(path, bearer)
                .setHeader("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json(body)))
                .build());
    }

    private HttpRequest.Builder request(String path, String bearer) {
        URI uri = stack.uri("gateway").resolve(path);
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .setHeader("Authorization", "Bearer " + bearer);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long taken() throws SQLException {
        return count("select coalesce(sum(next_offset), 0) from analytics.inbox_offset");
    }

    private long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = stack.database().asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private void row(String what, String ours, String limit, String share, String budget) {
        String line = "| " + String.join(" | ", what, ours, limit, share, budget) + " |";
        System.err.println(line);
        lines.add(line);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    private static String ratio(double ours, double limit) {
        return String.format(Locale.ROOT, "%.2f x", ours / limit);
    }

    private static String judged(double millis, double budget) {
        return millis <= budget ? "within" : "over";
    }

    private String page() {
        return "# Measured\n\nWritten by `./openitem bench` on " + today + ": "
                + Runtime.getRuntime().availableProcessors() + " cores, JDK "
                + Runtime.version().feature()
                + ", everything on one machine, through the gateway with real tokens, fsync on. Clients run on the same"
                + " cores.\n\n| what | ours | raw limit in the same run | share | budget |\n|---|---|---|---|---|\n"
                + String.join("\n", lines) + "\n";
    }
}
