package io.openitem.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemaTest {

    private static final String VALID = """
            {"invoice": "inv_019b8c2a0f107abc8def0123456789ab", "country": "DE", "currency": "EUR",
             "zone": "Europe/Berlin", "day": "2026-02-28", "flag": true, "count": 3, "total": 4000000000,
             "days": ["2026-01-01"],
             "parts": [{"amount": {"amount": "-0.05", "currency": "EUR"}}]}
            """;

    /**
     * Everything a fact may be made of.
     *
     * @param invoice an id
     * @param country a code
     * @param currency a currency
     * @param zone a zone
     * @param day a date
     * @param flag a flag
     * @param count a small number
     * @param total a large number
     * @param days a list of values
     * @param parts a list of nested records
     * @param optional may be missing
     */
    record Everything(
            InvoiceId invoice,
            CountryCode country,
            Currency currency,
            ZoneId zone,
            LocalDate day,
            boolean flag,
            int count,
            long total,
            List<LocalDate> days,
            List<Part> parts,
            @Nullable Money optional) {}

    /**
     * A part.
     *
     * @param amount its amount
     */
    record Part(Money amount) {}

    /**
     * Not allowed.
     *
     * @param text free
     */
    record WithText(String text) {}

    /**
     * Not allowed either.
     *
     * @param texts by key
     */
    record WithMap(Map<String, String> texts) {}

    static List<Publications.Event> events() {
        return Publications.events();
    }

    @Test
    void everything_a_fact_may_carry_has_a_schema() throws JsonProcessingException {
        Map<String, Object> schema = EventSchema.of("openitem.sample.v1.Everything", Everything.class);

        assertThat(Schemas.problemsOfSchema(schema)).isEmpty();
        assertThat(Schemas.problems(schema, json(VALID))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"inv_019b8c2a | \"cus_019b8c2a",
                "\"inv_019b8c2a | \"inv_019B8C2A",
                "\"DE\" | \"de\"",
                "\"DE\" | \"DEU\"",
                "\"EUR\", | \"euro\",",
                "Europe/Berlin | Europe Berlin",
                "2026-02-28 | 2026-02-30",
                "2026-02-28 | 28.02.2026",
                "true | \"true\"",
                "3 | 3.5",
                "3 | 2147483648",
                "4000000000 | 9223372036854775808",
                "4000000000 | \"4000000000\"",
                "[\"2026-01-01\"] | [\"2026-13-01\"]",
                "[\"2026-01-01\"] | \"2026-01-01\"",
                "\"-0.05\" | -0.05",
                "\"-0.05\" | \"-0,05\"",
                "\"-0.05\" | \"5e-2\"",
                "\"-0.05\" | \"+0.05\"",
                "\"-0.05\" | \"05\"",
                "\"amount\": \"-0.05\", | ",
            })
    void a_value_of_the_wrong_form_is_refused(String right, @Nullable String wrong) throws JsonProcessingException {
        Map<String, Object> schema = EventSchema.of("openitem.sample.v1.Everything", Everything.class);
        String changed = VALID.replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong);

        assertThat(changed).isNotEqualTo(VALID);
        assertThat(Schemas.problems(schema, json(changed))).isNotEmpty();
    }

    @Test
    void only_nullable_components_are_optional() {
        Map<String, Object> schema = EventSchema.of("openitem.sample.v1.Everything", Everything.class);

        assertThat(schema.get("required"))
                .isEqualTo(List.of(
                        "invoice", "country", "currency", "zone", "day", "flag", "count", "total", "days", "parts"));
    }

    @Test
    void free_text_and_maps_have_no_schema() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventSchema.of("openitem.sample.v1.WithText", WithText.class))
                .withMessageContaining("cannot carry a java.lang.String");
        assertThatIllegalStateException()
                .isThrownBy(() -> EventSchema.of("openitem.sample.v1.WithMap", WithMap.class))
                .withMessageContaining("cannot carry a java.util.Map");
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_schema_of_every_event_keeps_the_rules_of_its_dialect(Publications.Event event) {
        Map<String, Object> schema = EventSchema.of(event);

        assertThat(Schemas.problemsOfSchema(schema)).isEmpty();
        assertThat(schema).containsEntry("title", event.name()).containsEntry("additionalProperties", true);
    }

    @Test
    void the_schema_of_the_headers_keeps_the_rules_of_its_dialect() {
        assertThat(Schemas.problemsOfSchema(HeadersSchema.schema())).isEmpty();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
