package io.openitem.invoice;

import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.company;
import static io.openitem.invoice.LedgerWorld.customer;
import static io.openitem.invoice.LedgerWorld.newEntity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.kit.codec.JsonDefaults;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams of lines. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class BulkIntakeComponentTest {

    private static final ObjectMapper JSON = JsonDefaults.mapper();

    @Inject
    LedgerWorld world;

    @Test
    void every_line_has_its_own_answer() {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        String lines = String.join(
                "\n",
                line(entity, "R-1", "1.00"),
                "not json",
                "",
                line(entity, "R-2", "0.00"),
                line(newEntity(), "R-3", "1.00"),
                "x".repeat(20_000),
                line(entity, "R-1", "1.00"),
                line(entity, "R-1", "2.00"),
                "null",
                line(entity, "R-4", "1.00").replace("D-1", "D-2"),
                line(entity, "R-5", "1.00"));

        List<JsonNode> answers = post(entity, "/v1/invoices/batch", lines);

        assertThat(answers)
                .extracting(answer -> answer.path("line").intValue())
                .containsExactly(1, 2, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(answers)
                .extracting(answer -> answer.path("status").intValue())
                .containsExactly(201, 400, 422, 403, 413, 200, 409, 400, 422, 201);
        assertThat(answers.get(5).path("id").textValue())
                .isEqualTo(answers.getFirst().path("id").textValue());
        assertThat(answers.get(6).path("problem").path("existingId").textValue())
                .isEqualTo(answers.getFirst().path("id").textValue());
        assertThat(world.count("invoice", entity)).isEqualTo(2);
        assertThat(world.facts(entity)).hasSize(4);
    }

    @Test
    void many_lines_are_taken_in_once_however_often_they_are_sent() {
        String entity = company("Europe/Berlin");
        String customers = IntStream.range(0, 50)
                .mapToObj(i -> "{\"legalEntity\":\"" + entity + "\",\"number\":\"D-" + i + "\",\"name\":\"Debtor " + i
                        + "\",\"country\":\"DE\",\"language\":\"de\",\"currency\":\"EUR\"}")
                .collect(Collectors.joining("\n"));
        String invoices = IntStream.range(0, 5_000)
                .mapToObj(i -> line(entity, "R-" + i, "1.00").replace("\"D-1\"", "\"D-" + i % 50 + "\""))
                .collect(Collectors.joining("\n"));

        assertThat(post(entity, "/v1/customers/batch", customers))
                .hasSize(50)
                .allMatch(answer -> answer.path("status").intValue() == 201);
        assertThat(post(entity, "/v1/invoices/batch", invoices))
                .hasSize(5_000)
                .allMatch(answer -> answer.path("status").intValue() == 201);
        assertThat(post(entity, "/v1/invoices/batch", invoices))
                .allMatch(answer -> answer.path("status").intValue() == 200);

        assertThat(world.count("invoice", entity)).isEqualTo(5_000);
        assertThat(world.count("outbox", entity)).isEqualTo(5_051);
    }

    @Test
    void batches_that_bring_the_same_documents_at_once_take_each_in_once() {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        List<String> lines = IntStream.range(0, 1_500)
                .mapToObj(i -> line(entity, "R-" + i, "1.00"))
                .toList();
        String forwards = String.join("\n", lines);
        String backwards = String.join("\n", lines.reversed());

        List<List<JsonNode>> answers = List.of(forwards, backwards, forwards, backwards).parallelStream()
                .map(body -> post(entity, "/v1/invoices/batch", body))
                .toList();

        assertThat(answers.stream()
                        .flatMap(List::stream)
                        .map(answer -> answer.path("status").intValue()))
                .hasSize(6_000)
                .containsOnly(200, 201);
        assertThat(answers.stream()
                        .flatMap(List::stream)
                        .filter(answer -> answer.path("status").intValue() == 201))
                .hasSize(1_500);
        assertThat(world.count("invoice", entity)).isEqualTo(1_500);
        assertThat(world.count("outbox", entity)).isEqualTo(1_502);
    }

    @Test
    void a_stream_that_outgrows_the_limit_of_a_request_keeps_what_came_before() throws IOException {
        String entity = company("Europe/Berlin");
        customer(entity, "D-1");
        String tooLong = " ".repeat(1_000_000) + "\n";
        String body = line(entity, "R-1", "1.00") + "\n" + tooLong.repeat(11);

        List<String> answers = streamed(entity, body);

        assertThat(answers.getFirst()).contains("\"line\":1,\"status\":201");
        assertThat(answers.getLast()).contains("\"status\":413", "in another request");
        assertThat(answers).hasSize(12);
        assertThat(world.count("invoice", entity)).isEqualTo(1);
    }

    /** Sends a body of unannounced length by hand and gives the lines that were answered, until the service hangs up. */
    private static List<String> streamed(String entity, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            String head = "POST /v1/invoices/batch HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + LedgerWorld.token("erp", entity)
                    + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int from = 0; from < body.length(); from += 500_000) {
                String chunk = body.substring(from, Math.min(body.length(), from + 500_000));
                out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            List<String> lines = new ArrayList<>();
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
                    if (line.startsWith("{")) {
                        lines.add(line);
                    }
                }
            }
            return lines;
        }
    }

    private static String line(String entity, String number, String amount) {
        return "{\"legalEntity\":\"" + entity + "\",\"source\":\"erp\",\"number\":\"" + number
                + "\",\"customerNumber\":\"D-1\",\"issueDate\":\"2026-03-01\",\"terms\":{\"netDays\":30},"
                + "\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}}";
    }

    private static List<JsonNode> post(String entity, String path, String lines) {
        String answer = as("erp", entity)
                .contentType("application/x-ndjson")
                .body(lines)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return answer.lines().map(BulkIntakeComponentTest::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
