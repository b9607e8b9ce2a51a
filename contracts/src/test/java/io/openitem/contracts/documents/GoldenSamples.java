package io.openitem.contracts.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.documents.Publications.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Records as they were once published, kept for ever: whoever reads the topics today must be able to read them.
 *
 * <p>{@code CHECKSUMS} lists each file with its SHA-256, so that a change of an old sample is seen.
 */
record GoldenSamples(Path folder) {

    static final GoldenSamples COMMITTED = new GoldenSamples(Path.of("golden"));

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One sample.
     *
     * @param path relative to the folder, for example {@code invoice/v1/InvoiceIssued/0001.json}
     */
    record Sample(String path, JsonNode content) {

        JsonNode headers() {
            return content.path("headers");
        }

        String key() {
            return content.path("key").textValue();
        }

        JsonNode value() {
            return content.path("value");
        }
    }

    /** All samples of one event, oldest first. */
    List<Sample> of(Event event) {
        String prefix = event.folder() + "/" + event.name() + "/";
        return files().stream()
                .filter(path -> path.startsWith(prefix))
                .map(this::read)
                .toList();
    }

    /**
     * The oldest sample of an event.
     *
     * @throws IllegalStateException when there is none
     */
    Sample firstOf(Event event) {
        return of(event).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no sample: write contracts/golden/%s/%s/0001.json"
                        .formatted(event.name(), event.folder(), event.name())));
    }

    /** Paths of all samples relative to the folder, sorted. */
    List<String> files() {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.equals("CHECKSUMS"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sample read(String path) {
        try {
            return new Sample(path, JSON.readTree(Files.readString(folder.resolve(path))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code CHECKSUMS} says: SHA-256 in hexadecimal by path, in the form {@code sha256sum -c} reads. */
    Map<String, String> listed() {
        Map<String, String> listed = new TreeMap<>();
        for (String line : lines()) {
            String[] sumAndPath = line.split(" {2}", 2);
            listed.put(sumAndPath[1], sumAndPath[0]);
        }
        return listed;
    }

    /** The same, computed from the files that are there. */
    Map<String, String> computed() {
        Map<String, String> computed = new TreeMap<>();
        files().forEach(path -> computed.put(path, sha256(path)));
        return computed;
    }

    /** {@code CHECKSUMS} with the files it does not list yet appended; what it says already stays, right or wrong. */
    String checksumsWithNewOnes() {
        Map<String, String> listed = listed();
        List<String> lines = new ArrayList<>(lines());
        computed().forEach((path, sum) -> {
            if (!listed.containsKey(path)) {
                lines.add(sum + "  " + path);
            }
        });
        return String.join("\n", lines) + "\n";
    }

    Path checksums() {
        return folder.resolve("CHECKSUMS");
    }

    private List<String> lines() {
        try {
            return Files.exists(checksums()) ? Files.readAllLines(checksums(), StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sha256(String path) {
        try {
            byte[] content = Files.readAllBytes(folder.resolve(path));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
