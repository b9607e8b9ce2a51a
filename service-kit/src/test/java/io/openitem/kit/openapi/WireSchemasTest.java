package io.openitem.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openitem.contracts.Code;
import io.openitem.contracts.Money;
import io.openitem.contracts.TypedId;
import io.openitem.kit.codec.JsonDefaults;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

class WireSchemasTest {

    private static final JsonMapper JSON = JsonDefaults.mapper();

    private static List<Class<?>> idsAndCodes() {
        return Stream.of(TypedId.class, Code.class)
                .<Class<?>>flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .toList();
    }

    @Test
    void every_id_and_code_of_the_contracts_has_the_form_that_its_type_checks() throws ReflectiveOperationException {
        for (Class<?> type : idsAndCodes()) {
            Schema schema = schemaOf(type);

            assertThat(schema.getPattern()).as(type.getSimpleName()).isEqualTo(form(type));
        }
    }

    @Test
    void every_example_is_read_and_written_as_it_stands() throws IOException {
        List<Class<?>> others = List.of(Money.class, Currency.class, ZoneId.class, LocalDate.class, Instant.class);
        for (Class<?> type :
                Stream.concat(idsAndCodes().stream(), others.stream()).toList()) {
            Schema schema = schemaOf(type);
            JsonNode example = JSON.valueToTree(schema.getExamples().get(0));

            Object value = JSON.treeToValue(example, type);

            assertThat(JSON.<JsonNode>valueToTree(value))
                    .as(type.getSimpleName())
                    .isEqualTo(example);
        }
    }

    private static Schema schemaOf(Class<?> type) {
        Schema schema = WireSchemas.all().get(type.getSimpleName());
        if (schema == null) {
            throw new AssertionError("WireSchemas has no line for " + type.getSimpleName());
        }
        return schema;
    }

    private static String form(Class<?> type) throws ReflectiveOperationException {
        boolean isId = TypedId.class.isAssignableFrom(type);
        Field constant = type.getDeclaredField(isId ? "PREFIX" : "FORM");
        constant.setAccessible(true);
        return isId ? "^" + constant.get(null) + "[0-9a-f]{32}$" : "^" + ((Pattern) constant.get(null)).pattern() + "$";
    }
}
