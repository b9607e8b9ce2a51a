package io.openitem.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.security.TokenKeys;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenKeys.class)
class ProblemsComponentTest {

    private static final String LINE = "{\"amount\":{\"amount\":\"1.50\",\"currency\":\"EUR\"},\"quantity\":1}";

    @Test
    void a_good_order_is_taken() {
        Response taken = post(order("DE01", "2026-01-02", "RED", LINE));

        assertThat(taken.statusCode()).isEqualTo(200);
    }

    @Test
    void broken_json_names_the_place_and_never_the_text() {
        Response refused = post("{\n  \"entity\": \"DE01\",\n  \"day\": hunter2\n}");

        assertProblem(refused, 400, "malformed-request");
        assertThat(refused.<String>path("detail")).contains("line 3");
        assertThat(refused.asString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de 01; 2026-01-02; RED; {\"amount\":{\"amount\":\"1.50\",\"currency\":\"EUR\"},\"quantity\":1}; /entity; Not a valid legal entity",
                "DE01; 2026-13-02; RED; {\"amount\":{\"amount\":\"1.50\",\"currency\":\"EUR\"},\"quantity\":1}; /day; ISO 8601",
                "DE01; 2026-01-02; PINK; {\"amount\":{\"amount\":\"1.50\",\"currency\":\"EUR\"},\"quantity\":1}; /colour; one of [RED, BLUE]",
                "DE01; 2026-01-02; RED; {\"amount\":{\"amount\":\"1.505\",\"currency\":\"EUR\"},\"quantity\":1}; /lines/0/amount; more fraction digits than EUR",
                "DE01; 2026-01-02; RED; {\"amount\":{\"amount\":1.5,\"currency\":\"EUR\"},\"quantity\":1}; /lines/0/amount; Expected",
                "DE01; 2026-01-02; RED; {\"amount\":{\"amount\":\"1.50\",\"currency\":\"EUR\"},\"quantity\":\"x\"}; /lines/0/quantity; a number",
                "DE01; 2026-01-02; RED; 7; /lines/0; an object",
            })
    void a_field_of_the_wrong_form_is_named_by_its_pointer(
            String entity, String day, String colour, String line, String pointer, String message) {
        Response refused = post(order(entity, day, colour, line));

        assertProblem(refused, 400, "malformed-request");
        List<Map<String, String>> errors = refused.path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0)).containsEntry("pointer", pointer);
        assertThat(errors.get(0).get("message")).contains(message);
        assertThat(refused.asString()).doesNotContain("io.openitem").doesNotContain("fasterxml");
    }

    @Test
    void a_missing_field_and_an_empty_body_are_malformed() {
        assertProblem(post("{}"), 400, "malformed-request");
        assertProblem(post("[]"), 400, "malformed-request");
    }

    @Test
    void an_id_in_the_path_that_has_not_its_form_is_malformed() {
        Response refused = given().get("/test/faults/customers/inv_1");
        Response read = given().get("/test/faults/customers/cus_018f0000000070008000000000000001");

        assertProblem(refused, 400, "malformed-request");
        assertThat(refused.<String>path("errors[0].message")).contains("cus_");
        assertThat(read.asString()).isEqualTo("cus_018f0000000070008000000000000001");
    }

    @Test
    void what_http_itself_refuses_is_a_problem_too() {
        assertProblem(given().get("/no/such/path"), 404, "not-found");
        assertProblem(given().delete("/test/faults/json"), 405, "method-not-allowed");
        assertProblem(given().accept("application/pdf").get("/test/faults/json"), 406, "not-acceptable");
        assertProblem(
                given().contentType("application/xml").body("<order/>").post("/test/faults"),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_body_that_announces_itself_beyond_the_limit_is_refused_unread() throws IOException {
        String answer = raw("/test/faults", "Content-Length: 10485761\r\n\r\n", 0);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "/body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/test/faults", "/test/faults/later"})
    void a_body_that_grows_beyond_the_limit_is_cut_off_with_a_problem(String path) throws IOException {
        String answer = raw(path, "Transfer-Encoding: chunked\r\n\r\n", 2);

        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json", "/body-too-large")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void a_body_of_unknown_length_within_the_limit_is_read() throws IOException {
        String order = "{\"entity\":\"DE01\",\"day\":\"2026-03-31\",\"colour\":\"RED\",\"lines\":[]}";
        String chunk = Integer.toHexString(order.length()) + "\r\n" + order + "\r\n0\r\n\r\n";

        String answer = raw("/test/faults", "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk, 0);

        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    /** Talks HTTP by hand: a client that is refused while it still sends may never see why. */
    private String raw(String path, String headers, int chunksOfOneMegabyte) throws IOException {
        byte[] chunk = new byte[1024 * 1024];
        Arrays.fill(chunk, (byte) ' ');
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers)
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < chunksOfOneMegabyte; i++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            byte[] answer = new byte[4096];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_conflicting_change_can_be_tried_again() {
        Response refused = given().get("/test/faults/overtaken");

        assertProblem(refused, 409, "conflicting-change");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"unreachable", "late"})
    void an_outage_is_unavailable_with_a_time_to_try_again(String fault) {
        Response refused = given().get("/test/faults/" + fault);

        assertProblem(refused, 503, "unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.<String>path("traceId")).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({"broken", "illegal", "unwritable"})
    void a_fault_of_ours_gives_the_trace_id_and_nothing_else(String fault) {
        Response refused = given().get("/test/faults/" + fault);

        assertProblem(refused, 500, "internal-error");
        assertThat(refused.<String>path("traceId")).matches("[0-9a-f]{32}");
        assertThat(refused.asString()).doesNotContain("detail that").doesNotContain("Exception");
    }

    @Test
    void the_trace_id_is_the_one_the_caller_sent() {
        Response refused = given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/test/faults/broken");

        assertThat(refused.<String>path("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/test/faults");
    }

    private static String order(String entity, String day, String colour, String line) {
        return "{\"entity\":\"" + entity + "\",\"day\":\"" + day + "\",\"colour\":\"" + colour + "\",\"lines\":[" + line
                + "]}";
    }

    private static void assertProblem(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).isEqualTo("https://openitem.io/problems/" + type);
        assertThat(response.<Integer>path("status")).isEqualTo(status);
        assertThat(response.<String>path("title")).isNotBlank();
        assertThat(response.<String>path("detail")).isNotBlank();
    }
}
