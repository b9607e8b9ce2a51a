package io.openitem.contracts.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Javadoc of a record, read from its source file, as CommonMark.
 *
 * @param summary what stands before the first tag
 * @param components the text of each {@code @param}, in order
 */
record SourceDoc(String summary, Map<String, String> components) {

    private static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("src/test/java"));
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+((?:[^{}]|\\{[^{}]*})*)}");

    /**
     * Reads the Javadoc directly above the declaration of {@code type}.
     *
     * @throws IllegalStateException when the record or one of its components is not documented
     */
    static SourceDoc of(Class<?> type) {
        SourceDoc doc = parse(sourceOf(type), type.getSimpleName());
        for (var component : type.getRecordComponents()) {
            doc.component(component.getName());
        }
        return doc;
    }

    /** @throws IllegalStateException when {@code source} has no Javadoc on a record of this name */
    static SourceDoc parse(String source, String recordName) {
        int declaration = source.indexOf("record " + recordName + "(");
        int end = declaration < 0 ? -1 : source.lastIndexOf("*/", declaration);
        int start = end < 0 ? -1 : source.lastIndexOf("/**", end);
        if (start < 0 || source.substring(end + 2, declaration).matches("(?s).*[;{}].*")) {
            throw new IllegalStateException("Record " + recordName + " needs a Javadoc comment");
        }
        String[] parts = plain(source.substring(start + 3, end)).split("@param ");
        Map<String, String> components = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] nameAndText = parts[i].strip().split("\\s+", 2);
            components.put(nameAndText[0], nameAndText.length == 2 ? nameAndText[1] : "");
        }
        return new SourceDoc(parts[0].strip(), components);
    }

    /** @throws IllegalStateException when the component is not documented */
    String component(String name) {
        String text = components.getOrDefault(name, "");
        if (text.isBlank()) {
            throw new IllegalStateException("Component " + name + " needs a @param text that says what it means");
        }
        return text;
    }

    private static String plain(String comment) {
        String text = comment.lines()
                .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
                .reduce("", (all, line) -> all + " " + line);
        Matcher tags = INLINE_TAG.matcher(text);
        return tags.replaceAll(tag -> Matcher.quoteReplacement("`" + tag.group(1) + "`"))
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String sourceOf(Class<?> type) {
        String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        Path path = ROOTS.stream()
                .map(root -> root.resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No source of " + type.getName() + " below " + ROOTS));
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
