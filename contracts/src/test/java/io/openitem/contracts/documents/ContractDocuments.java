package io.openitem.contracts.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.openitem.contracts.documents.Publications.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every document that is derived from the facts: their JSON Schemas, the AsyncAPI document and the page for readers.
 * Paths are relative to this module.
 */
public final class ContractDocuments {

    /** What a developer runs, in the project's root, after changing a fact. */
    public static final String REWRITE = "mvn -pl contracts test -Dtest=ContractDriftTest -Dcontracts.write=true";

    static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    static final Path ASYNCAPI = Path.of("src/main/resources/asyncapi/openitem.yaml");
    static final Path EVENTS_PAGE = Path.of("../docs/events.md");

    private static final ObjectWriter JSON = new ObjectMapper().writer(printer());
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private ContractDocuments() {}

    /** The content each derived file must have. */
    public static Map<Path, String> generated() {
        Map<Path, String> documents = new TreeMap<>();
        documents.put(SCHEMAS.resolve("envelope/v1/Headers.json"), json(HeadersSchema.schema()));
        for (Event event : Publications.events()) {
            documents.put(SCHEMAS.resolve(event.folder()).resolve(event.name() + ".json"), json(EventSchema.of(event)));
        }
        documents.put(
                ASYNCAPI,
                "# Generated from the records of this module. To rewrite it: " + REWRITE + "\n"
                        + yaml(AsyncApiDocument.document()));
        documents.put(EVENTS_PAGE, EventsPage.text());
        return documents;
    }

    /** The derived files that lie in the project, with their content. */
    public static Map<Path, String> committed() throws IOException {
        Map<Path, String> documents = new TreeMap<>();
        try (Stream<Path> schemas = Files.exists(SCHEMAS) ? Files.walk(SCHEMAS) : Stream.<Path>empty()) {
            for (Path file : schemas.filter(Files::isRegularFile).toList()) {
                documents.put(file, Files.readString(file));
            }
        }
        for (Path file : new Path[] {ASYNCAPI, EVENTS_PAGE}) {
            if (Files.exists(file)) {
                documents.put(file, Files.readString(file));
            }
        }
        return documents;
    }

    /** Makes what is committed equal to what is generated and lists new golden samples. */
    public static void rewrite() throws IOException {
        Map<Path, String> generated = generated();
        for (Path file : committed().keySet()) {
            if (!generated.containsKey(file)) {
                Files.delete(file);
            }
        }
        for (var document : generated.entrySet()) {
            Files.createDirectories(document.getKey().getParent());
            Files.writeString(document.getKey(), document.getValue());
        }
        Files.writeString(GoldenSamples.COMMITTED.checksums(), GoldenSamples.COMMITTED.checksumsWithNewOnes());
    }

    static String json(Object tree) {
        try {
            return JSON.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String yaml(Object tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two spaces and a line feed on every platform, so that the files do not depend on who writes them. */
    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }
}
