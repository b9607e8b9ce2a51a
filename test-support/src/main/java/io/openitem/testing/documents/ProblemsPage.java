package io.openitem.testing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docs/problems.md}: every problem type for a reader who has met one. Each module has a section of its own and
 * one test, called {@code ProblemsPageTest}, that holds the section against the module's types.
 *
 * <p>Keeps true: the last part of a type's URI is a heading of the page, and of one section only.
 */
public final class ProblemsPage {

    private static final String WRITE = "problems.write";
    private static final String TEST = "ProblemsPageTest";
    private static final Path FILE = Path.of("../docs/problems.md");
    private static final Pattern SECTION =
            Pattern.compile("<!-- section (\\S+) -->\n(.*?)<!-- end of \\1 -->\n", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(?m)^### (\\S+)$");

    /** The module whose types every service answers with; its section is the first. */
    private static final String COMMON = "service-kit";

    private ProblemsPage() {}

    /**
     * A problem type as a caller meets it.
     *
     * @param uri ends with the type's name
     * @param title in a few words
     * @param explanation when it happens
     * @param remedy what the caller can do
     * @param retryAfterSeconds 0 where trying again is of no use
     */
    public record Entry(
            String uri, int status, String title, String explanation, String remedy, int retryAfterSeconds) {

        String name() {
            return uri.substring(uri.lastIndexOf('/') + 1);
        }
    }

    /**
     * Compares a module's section with its types, or with {@code -Dproblems.write=true} replaces the section.
     *
     * @param module the module's folder
     * @param title the section's heading
     * @param types the module's own, without those of the kit
     * @throws AssertionError that names the command which rewrites the page
     */
    public static void check(String module, String title, List<Entry> types) throws IOException {
        String rewrite = "mvn -pl " + module + " -am test -Dtest=" + TEST
                + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true";
        String committed = Files.exists(FILE) ? Files.readString(FILE) : "";
        String page = page(committed, module, section(title, types));
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(FILE, page);
            committed = page;
        }
        assertThat(committed)
                .as("docs/problems.md is not what %s says. To rewrite it: %s", module, rewrite)
                .isEqualTo(page);
        assertThat(HEADING.matcher(page).results().map(heading -> heading.group(1)))
                .as("Two problem types have one name, so one heading cannot explain a URI")
                .doesNotHaveDuplicates()
                .containsAll(types.stream().map(Entry::name).toList());
    }

    /** The page with one section as it must be and the others as they are. */
    private static String page(String committed, String module, String section) {
        Map<String, String> sections = new TreeMap<>();
        Matcher found = SECTION.matcher(committed);
        while (found.find()) {
            if (Files.isDirectory(Path.of("..", found.group(1)))) {
                sections.put(found.group(1), found.group(2));
            }
        }
        sections.put(module, section);
        List<String> order = new ArrayList<>(sections.keySet());
        if (order.remove(COMMON)) {
            order.add(0, COMMON);
        }
        StringBuilder page = new StringBuilder(introduction());
        for (String name : order) {
            page.append("<!-- section ").append(name).append(" -->\n");
            page.append(sections.get(name));
            page.append("<!-- end of ").append(name).append(" -->\n");
        }
        return page.toString();
    }

    private static String introduction() {
        return """
            # Problems

            <!-- Generated from the problem types of each module; change them there, then run: %s -->

            A refusal or failure is answered with `application/problem+json` as RFC 9457 describes it: `type`, `title`,
            `status` and `detail`, where parts of the request are wrong `errors` with a JSON pointer and a message each,
            and members of the type's own. The `type` is a URI that stays the same for ever; its last part is the heading
            below that explains it: `https://openitem.io/problems/stale-version` is [stale-version](#stale-version).
            Program against `type` and `status`; `title`, `detail` and messages are for people and may change.

            """.formatted(
                        "mvn test -Dtest=" + TEST + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true");
    }

    private static String section(String title, List<Entry> types) {
        StringBuilder section = new StringBuilder("## " + title + "\n\n| status | problem | |\n|---|---|---|\n");
        for (Entry type : types) {
            section.append(
                    "| %d | [%s](#%s) | %s |\n".formatted(type.status(), type.name(), type.name(), type.title()));
        }
        section.append('\n');
        for (Entry type : types) {
            section.append("### ").append(type.name()).append("\n\n");
            section.append("`%d` **%s** `%s`\n\n".formatted(type.status(), type.title(), type.uri()));
            section.append("**When.** ").append(type.explanation()).append("\n\n");
            section.append("**What to do.** ").append(type.remedy());
            if (type.retryAfterSeconds() > 0) {
                section.append(" The answer says after how many seconds in `Retry-After`.");
            }
            section.append("\n\n");
        }
        return section.toString();
    }
}
