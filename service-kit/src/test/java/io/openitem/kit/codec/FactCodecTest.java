package io.openitem.kit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCodecTest {

    private static final Path GOLDEN = Path.of("..", "contracts", "golden");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FactCodec codec = new FactCodec();

    static List<Path> goldenSamples() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenSamples")
    void every_golden_sample_decodes_and_encodes_to_the_same_value(Path file) throws IOException {
        JsonNode sample = JSON.readTree(file.toFile());

        FactCodec.Decoded decoded =
                codec.decode(headers(sample), sample.get("value").toString().getBytes(StandardCharsets.UTF_8));

        assertThat(decoded).isInstanceOf(FactCodec.Known.class);
        FactCodec.Known known = (FactCodec.Known) decoded;
        assertThat(codec.type(known.fact())).isEqualTo(known.envelope().type());
        assertThat(JSON.readTree(codec.encode(known.fact()))).isEqualTo(sample.get("value"));
    }

    @Test
    void the_envelope_is_read_from_the_headers() throws IOException {
        JsonNode sample = issued();

        Envelope envelope = codec.decode(headers(sample), value(sample)).envelope();

        assertThat(envelope.id()).hasToString(sample.at("/headers/ce_id").textValue());
        assertThat(envelope.legalEntity())
                .hasToString(sample.at("/headers/ce_legalentity").textValue());
        assertThat(envelope.customerId())
                .hasToString(sample.at("/headers/ce_customerid").textValue());
        assertThat(envelope.time()).hasToString(sample.at("/headers/ce_time").textValue());
    }

    @Test
    void an_absent_and_an_empty_header_mean_the_same() throws IOException {
        JsonNode sample = issued();
        RecordHeaders headers = headers(sample);
        headers.remove("ce_causationid");
        headers.add("ce_causationid", null);
        headers.remove("ce_traceparent");
        headers.add("ce_traceparent", new byte[0]);

        Envelope envelope = codec.decode(headers, value(sample)).envelope();

        assertThat(envelope.causationId()).isNull();
        assertThat(envelope.traceparent()).isNull();
    }

    @Test
    void of_two_headers_of_one_name_the_last_counts() throws IOException {
        JsonNode sample = issued();
        RecordHeaders headers = headers(sample);
        headers.add("ce_legalentity", "FR01".getBytes(StandardCharsets.UTF_8));

        Envelope envelope = codec.decode(headers, value(sample)).envelope();

        assertThat(sample.at("/headers/ce_legalentity").textValue()).isNotEqualTo("FR01");
        assertThat(envelope.legalEntity()).hasToString("FR01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_businessdate",
                "ce_legalentity",
                "ce_aggregateversion"
            })
    void a_record_without_a_required_header_is_no_fact(String header) throws IOException {
        JsonNode sample = issued();
        RecordHeaders headers = headers(sample);
        headers.remove(header);

        assertThatThrownBy(() -> codec.decode(headers, value(sample)))
                .isInstanceOf(UndecodableFact.class)
                .hasMessageContaining(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"invoice\":\"inv_1\"}",
                "{\"amount\":12}",
                "\u0000",
                "{\"invoice\":\"inv_00000000000000000000000000000001\",\"invoice\":\"twice\"}"
            })
    void a_value_that_is_not_the_fact_it_says_is_no_fact(String value) throws IOException {
        RecordHeaders headers = headers(issued());

        assertThatThrownBy(() -> codec.decode(headers, value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UndecodableFact.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "issueDate", "openAmount"})
    void a_required_field_that_is_missing_or_null_makes_no_fact(String field) throws IOException {
        JsonNode sample = issued();
        ObjectNode missing = sample.get("value").deepCopy();
        missing.remove(field);
        ObjectNode empty = sample.get("value").deepCopy();
        empty.putNull(field);

        for (ObjectNode value : List.of(missing, empty)) {
            assertThatThrownBy(
                            () -> codec.decode(headers(sample), value.toString().getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UndecodableFact.class)
                    .hasMessageContaining(field);
        }
    }

    @Test
    void an_amount_is_never_read_from_a_floating_number() throws IOException {
        JsonNode sample = issued();
        String value = sample.get("value")
                .toString()
                .replaceAll("\"amount\":\"([0-9.]+)\",\"currency\"", "\"amount\":$1,\"currency\"");

        assertThat(value).isNotEqualTo(sample.get("value").toString());
        assertThatThrownBy(() -> codec.decode(headers(sample), value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UndecodableFact.class)
                .hasMessageContaining("two strings");
    }

    @Test
    void fields_that_a_later_contract_adds_are_ignored() throws IOException {
        JsonNode sample = issued();
        String value = "{\"addedLater\":{\"deep\":[1]},"
                + sample.get("value").toString().substring(1);

        FactCodec.Decoded decoded = codec.decode(headers(sample), value.getBytes(StandardCharsets.UTF_8));

        assertThat(((FactCodec.Known) decoded).fact()).isInstanceOf(InvoiceIssued.class);
    }

    private static JsonNode issued() throws IOException {
        return JSON.readTree(
                GOLDEN.resolve("invoice/v1/InvoiceIssued/0001.json").toFile());
    }

    private static byte[] value(JsonNode sample) {
        return sample.get("value").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static RecordHeaders headers(JsonNode sample) {
        RecordHeaders headers = new RecordHeaders();
        sample.get("headers")
                .properties()
                .forEach(header -> headers.add(
                        header.getKey(), header.getValue().textValue().getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
