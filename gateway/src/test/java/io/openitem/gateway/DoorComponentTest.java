package io.openitem.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.openitem.testing.tokens.TokenResource;
import io.openitem.testing.tokens.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real requests through the door to real services. Each test comes as a subject of its own, since rates are counted. */
@QuarkusTest
@WithTestResource(Services.class)
@WithTestResource(TokenResource.class)
@WithTestResource(WithoutRealm.class)
class DoorComponentTest {

    private static final int MEGABYTE = 1_000_000;

    @SuppressWarnings("NullAway.Init") // the test framework sets it before any test
    @TestHTTPResource("/")
    URI door;

    @Inject
    MeterRegistry meters;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Test
    void paths_lead_to_the_service_that_answers_them() throws Exception {
        assertThat(told(get("routing", "/v1/invoices/inv_1?limit=2")).getString("service"))
                .isEqualTo("invoice");
        assertThat(told(get("routing", "/v1/customers")).getString("service")).isEqualTo("invoice");
        assertThat(told(get("routing", "/v1/legal-entities/DE01")).getString("service"))
                .isEqualTo("invoice");
        JsonObject kpis = told(get("routing", "/v1/kpis/daily?legalEntity=DE01"));
        assertThat(kpis.getString("service")).isEqualTo("analytics");
        assertThat(kpis.getString("uri")).isEqualTo("/v1/kpis/daily?legalEntity=DE01");
    }

    @Test
    void a_connection_without_tls_stays_in_http_1() throws Exception {
        try (HttpClient offering =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> answer = offering.send(
                    HttpRequest.newBuilder(door.resolve("/v1/customers")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    /** A metric for each document would soon be more than are kept, and later requests would not be counted. */
    @Test
    void metrics_name_a_kind_of_path_and_no_document() throws Exception {
        for (String path : List.of(
                "/v1/invoices/inv_77",
                "/v1/invoices/inv_77/dispute",
                "/v1/customers/cus_77",
                "/v1/legal-entities/ZZ77",
                "/v1/risk/scores/cus_77",
                "/v1/kpis/daily")) {
            assertThat(get("metrics", path).statusCode()).as(path).isNotEqualTo(404);
        }

        // A request is counted when its answer has gone, which the client may be told of before.
        await().untilAsserted(() -> assertThat(countedPaths())
                .contains("/v1/invoices/{id}", "/v1/invoices/{id}/*", "/v1/customers/{id}", "/v1/legal-entities/{id}")
                .contains("/v1/risk/scores/{id}", "/v1/kpis/daily"));
        assertThat(countedPaths()).noneMatch(uri -> uri.contains("77"));
    }

    private List<String> countedPaths() {
        return meters.find("http.server.requests").timers().stream()
                .map(timer -> String.valueOf(timer.getId().getTag("uri")))
                .toList();
    }

    @Test
    void what_the_service_answers_comes_back_as_it_is() throws Exception {
        HttpResponse<String> response = send(request("back", "/v1/invoices")
                .header("Idempotency-Key", "abc")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("etag")).contains("\"7\"");
        assertThat(response.headers().firstValue("ratelimit"))
                .hasValueSatisfying(limit -> assertThat(limit).startsWith("\"default\";r="));
        assertThat(told(response).getJsonObject("headers").getString("idempotency-key"))
                .isEqualTo("abc");
        assertThat(told(response).getLong("bytes")).isEqualTo(2);
    }

    @Test
    void who_calls_says_the_token_and_nothing_else() throws Exception {
        HttpResponse<String> response = send(request("impostor", "/v1/invoices")
                .header("X-Forwarded-User", "admin")
                .header("X-Remote-User", "admin")
                .header("Remote-User", "admin")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("ce-id", "1")
                .header("CE_Type", "openitem.invoice.v1.InvoiceIssued")
                .header("Forwarded", "for=10.0.0.1")
                .build());

        JsonObject headers = told(response).getJsonObject("headers");
        assertThat(headers.fieldNames())
                .doesNotContain("x-forwarded-user", "x-remote-user", "remote-user", "ce-id", "ce_type", "forwarded");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.getString("authorization")).startsWith("Bearer ");
    }

    @Test
    void a_request_has_one_id_and_one_trace_all_the_way() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HttpResponse<String> named = send(request("traced", "/v1/invoices")
                .header("X-Request-Id", "my-request-1")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .build());
        HttpResponse<String> odd = send(request("traced", "/v1/invoices")
                .header("X-Request-Id", "no good id!")
                .build());

        JsonObject headers = told(named).getJsonObject("headers");
        assertThat(headers.getString("x-request-id")).isEqualTo("my-request-1");
        assertThat(named.headers().allValues("x-request-id")).containsExactly("my-request-1");
        assertThat(headers.getString("traceparent"))
                .startsWith("00-" + trace + "-")
                .doesNotContain("b7ad6b7169203331");
        assertThat(told(odd).getJsonObject("headers").getString("x-request-id"))
                .hasSize(36)
                .isEqualTo(odd.headers().firstValue("x-request-id").orElseThrow());
        assertThat(told(odd).getJsonObject("headers").getString("traceparent")).hasSize(55);
    }

    @Test
    void nobody_passes_without_a_valid_token() throws Exception {
        String expired =
                Tokens.of("late", List.of("erp"), List.of("DE01"), Instant.now().minus(Duration.ofHours(1)));

        for (String authorization : List.of("Bearer " + expired, "Bearer nonsense", "Basic YTpi")) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(door.resolve("/v1/invoices"))
                    .header("Authorization", authorization)
                    .build());

            assertRefused(response, 401, "unauthenticated");
        }
        HttpResponse<String> bare =
                send(HttpRequest.newBuilder(door.resolve("/v1/invoices")).build());
        assertRefused(bare, 401, "unauthenticated");
        assertThat(bare.headers().firstValue("www-authenticate")).contains("Bearer");
    }

    @Test
    void nothing_leads_to_what_is_internal_or_unknown() throws Exception {
        assertRefused(get("prying", "/internal/lag"), 404, "not-found");
        assertRefused(get("prying", "/v1/unknown"), 404, "not-found");
        assertThat(raw("GET /v1/invoices/../../internal/lag HTTP/1.1")).startsWith("HTTP/1.1 404");
        assertThat(raw("GET /v1/invoices/%2e%2e/%2e%2e/internal/lag HTTP/1.1")).startsWith("HTTP/1.1 404");
        assertThat(raw("GET //internal/lag HTTP/1.1")).startsWith("HTTP/1.1 404");
    }

    @Test
    void a_service_that_is_gone_or_silent_is_a_503_that_says_when_to_come_again() throws Exception {
        for (String path : List.of("/v1/gone", "/v1/invoices/silent")) {
            HttpResponse<String> response = get("patient", path);

            assertRefused(response, 503, "unavailable");
            assertThat(response.headers().firstValue("retry-after")).contains("5");
        }
    }

    @Test
    void a_large_upload_streams_through() throws Exception {
        HttpRequest upload = request("large", "/v1/invoices")
                .header("Content-Type", "application/x-ndjson")
                .POST(megabytes(150))
                .build();
        long before = usedHeap();

        JsonObject told = told(send(upload));

        assertThat(told.getLong("bytes")).isEqualTo(150L * MEGABYTE);
        assertThat(usedHeap() - before).as("heap that stays").isLessThan(64L * MEGABYTE);
    }

    @Test
    void a_large_answer_streams_back() throws Exception {
        long before = usedHeap();
        HttpResponse<InputStream> response =
                http.send(request("large", "/v1/kpis/large?megabytes=150").build(), BodyHandlers.ofInputStream());
        long bytes = 0;
        long most = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = response.body()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                long megabyte = bytes / (50L * MEGABYTE);
                bytes += read;
                if (bytes / (50L * MEGABYTE) > megabyte) {
                    most = Math.max(most, usedHeap());
                }
            }
        }

        assertThat(bytes).isEqualTo(150L * MEGABYTE);
        assertThat(most - before).as("heap in use on the way").isLessThan(64L * MEGABYTE);
    }

    @Test
    void a_body_beyond_the_limit_is_refused_announced_or_not() throws Exception {
        assertThat(raw("POST /v1/invoices HTTP/1.1", "Content-Length: " + (Services.MAX_BODY + 1)))
                .startsWith("HTTP/1.1 413")
                .contains("/problems/body-too-large");
        assertThat(chunked(210)).startsWith("HTTP/1.1 413").contains("/problems/body-too-large");
    }

    @Test
    void who_asks_too_often_waits_and_nobody_else() throws Exception {
        int refused = 0;
        for (int i = 0; i < Services.BURST + 10; i++) {
            HttpResponse<String> response = get("hasty", "/v1/invoices");
            if (response.statusCode() == 429) {
                refused++;
                assertRefused(response, 429, "rate-limited");
                assertThat(response.headers().firstValue("retry-after")).contains("1");
                assertThat(response.headers().firstValue("ratelimit"))
                        .hasValueSatisfying(limit -> assertThat(limit).startsWith("\"default\";r=0;t="));
            }
        }

        assertThat(refused).isPositive();
        assertThat(get("calm", "/v1/invoices").statusCode()).isEqualTo(200);
    }

    @Test
    void the_door_says_what_is_here() throws Exception {
        HttpResponse<String> json = send(HttpRequest.newBuilder(door).build());

        assertThat(new JsonObject(json.body()).getJsonArray("paths").stream().map(String::valueOf))
                .contains("/v1/invoices", "/v1/customers", "/v1/legal-entities", "/v1/kpis");
    }

    @Test
    void what_a_local_stack_caught_is_shown_to_who_is_known() throws Exception {
        JsonObject caught = told(get("curious", "/local/mails"));

        assertThat(caught.getString("service")).isEqualTo("mails");
        assertThat(caught.getString("uri")).isEqualTo("/mails");
        assertThat(caught.getJsonObject("headers").fieldNames()).doesNotContain("authorization");
        assertRefused(send(HttpRequest.newBuilder(door.resolve("/local/mails")).build()), 401, "unauthenticated");
    }

    @Test
    void a_caller_is_told_who_they_are_by_their_token() throws Exception {
        JsonObject me = told(get("somebody", "/v1/me"));

        assertThat(me.getString("subject")).isEqualTo("somebody");
        assertThat(me.getJsonArray("roles")).containsExactly("erp");
        assertThat(me.getJsonArray("legalEntities")).containsExactly("DE01");
    }

    private HttpRequest.Builder request(String subject, String path) {
        return HttpRequest.newBuilder(door.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token(subject));
    }

    private static String token(String subject) {
        return Tokens.of(subject, List.of("erp"), List.of("DE01"), Instant.now());
    }

    private HttpResponse<String> get(String subject, String path) throws Exception {
        return send(request(subject, path).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private static JsonObject told(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return new JsonObject(response.body());
    }

    private static void assertRefused(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        assertThat(new JsonObject(response.body()).getString("type")).endsWith("/problems/" + type);
    }

    /** So many megabytes, made while they are sent. */
    private static BodyPublisher megabytes(int count) {
        byte[] megabyte = new byte[MEGABYTE];
        return BodyPublishers.ofByteArrays(() ->
                java.util.stream.Stream.generate(() -> megabyte).limit(count).iterator());
    }

    /** What a client that writes its own request line gets. */
    private String raw(String... head) throws IOException {
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head(head).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return answer(socket);
        }
    }

    /** What a client gets that sends so many megabytes without having said how many. */
    private String chunked(int megabytes) throws IOException {
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head("POST /v1/invoices HTTP/1.1", "Transfer-Encoding: chunked")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] size = (Integer.toHexString(MEGABYTE) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] megabyte = new byte[MEGABYTE];
            for (int i = 0; i < megabytes && socket.getInputStream().available() == 0; i++) {
                out.write(size);
                out.write(megabyte);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return answer(socket);
        }
    }

    /** Up to the end of a problem: a door that was not sent what it was promised does not close first. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (answer.indexOf("}") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private String head(String... lines) {
        return String.join("\r\n", lines) + "\r\nHost: " + door.getAuthority() + "\r\nAuthorization: Bearer "
                + token("raw") + "\r\nConnection: close\r\n\r\n";
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
