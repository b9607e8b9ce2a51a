package io.openitem.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headers of the envelope are asked for by the schema and written by the connector. */
class HeadersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONNECTOR = Path.of("../deploy/debezium/outbox-connector.json");

    @Test
    void the_connector_writes_every_header_of_the_envelope() throws IOException {
        JsonNode config = JSON.readTree(Files.readString(CONNECTOR)).path("config");
        List<String> envelope =
                JSON.<JsonNode>valueToTree(HeadersSchema.schema()).path("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList();
        Stream<String> fromColumns = Arrays.stream(config.path("transforms.outbox.table.fields.additional.placement")
                        .textValue()
                        .split(","))
                .map(placement -> placement.split(":")[2]);
        Stream<String> constants = config.properties().stream()
                .filter(entry -> entry.getKey().matches("transforms\\.[a-z]+\\.header"))
                .map(entry -> entry.getValue().textValue());

        assertThat(Stream.concat(fromColumns, constants).collect(Collectors.toSet()))
                .containsAll(envelope);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_id, 019B8C2A-0F10-7ABC-8DEF-0123456789AB",
        "ce_id, evt-1",
        "ce_type, io.openitem.contracts.invoice.v1.InvoiceIssued",
        "ce_source, invoice-service",
        "ce_subject, Erika Mustermann",
        "ce_time, 2026-01-05T08:15:30+01:00",
        "ce_time, 2026-01-05",
        "ce_businessdate, 05.01.2026",
        "ce_legalentity, de01",
        "ce_customerid, 4711",
        "ce_aggregateversion, 0",
        "ce_causationid, none",
        "ce_traceparent, 00-1-2-01",
        "content-type, text/plain"
    })
    void a_header_of_the_wrong_form_is_refused(String header, String wrong) {
        ObjectNode headers = GoldenSamples.COMMITTED
                .firstOf(Publications.events().getLast())
                .headers()
                .deepCopy();

        headers.put(header, wrong);

        assertThat(Schemas.problemsOfHeaders(headers))
                .singleElement()
                .asString()
                .contains(header);
    }
}
