package io.openitem.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An operation of the committed OpenAPI documents.
 *
 * @param id unique among all services
 * @param method in capitals
 * @param path with its placeholders
 * @param roles any of them suffices
 * @param open whether it needs no token
 */
record PublishedOperation(String id, String method, String path, Set<String> roles, boolean open) {

    private static final Path PROJECT = Path.of("../..");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** Every operation of every module that has a document. */
    static List<PublishedOperation> all() {
        List<PublishedOperation> all = new ArrayList<>();
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (Stream<Path> modules = Files.list(PROJECT)) {
            for (Path module : modules.sorted().toList()) {
                Path document = module.resolve("src/main/openapi/openapi.yaml");
                if (Files.exists(document)) {
                    all.addAll(of(yaml.readTree(document.toFile())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static List<PublishedOperation> of(JsonNode document) {
        List<PublishedOperation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> operations.add(of(path.getKey(), member.getKey(), member.getValue()))));
        return operations;
    }

    private static PublishedOperation of(String path, String method, JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.textValue()));
        JsonNode security = operation.path("security");
        return new PublishedOperation(
                operation.get("operationId").textValue(),
                method.toUpperCase(Locale.ROOT),
                path,
                roles,
                security.isArray() && security.isEmpty());
    }

    /** Whether a path with values is one of this operation. */
    boolean matches(String asked) {
        String plain = asked.replaceFirst("\\?.*", "");
        return plain.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + id + ")";
    }
}
