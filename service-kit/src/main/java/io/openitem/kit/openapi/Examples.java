package io.openitem.kit.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Examples of bodies: {@code openapi/examples/<schema>.json} among the service's resources. */
final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    Optional<Map<String, Object>> of(String schema) {
        String resource = "openapi/examples/" + schema + ".json";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(JSON.readValue(in, new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The example " + resource + " cannot be read", e);
        }
    }

    /** The example on one line. */
    Optional<String> textOf(String schema) {
        return of(schema).map(example -> {
            try {
                return JSON.writeValueAsString(example);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
