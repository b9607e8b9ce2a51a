package io.openitem.testing.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRulesTest {

    @TempDir
    private Path module;

    @ParameterizedTest
    @CsvSource({"domain,Parcel", "messaging,ParcelPublisher", "domain.values,Weight", "api,ParcelProblems"})
    void a_default_where_every_case_must_be_named_is_refused(String ring, String name) {
        plant(ring, name, "int weigh(Object it) { return switch (it) { case String s -> 1; default -> 2; }; }");

        assertThatThrownBy(() -> SourceRules.of(module).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(name + ".java:3 default in a switch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default: return 2;", "case null, default -> { return 2; }"})
    void every_spelling_of_a_default_is_refused(String branch) {
        plant("domain", "Parcel", "int weigh(Object it) { switch (it) { " + branch + " } }");

        assertThatThrownBy(() -> SourceRules.of(module).check()).hasMessageContaining("default in a switch");
    }

    @Test
    void a_default_over_an_open_set_says_so() {
        plant("domain", "Parcel", """
                int weigh(String unit) {
                    return switch (unit) {
                        case "kg" -> 1;
                        default -> 2; // open set: units are data
                    };
                }""");

        assertThatCode(() -> SourceRules.of(module).check()).doesNotThrowAnyException();
    }

    @Test
    void a_default_elsewhere_and_a_default_method_are_kept() {
        plant("app", "Clerk", "int weigh(int it) { return switch (it) { case 1 -> 1; default -> 2; }; }");
        plant("domain", "Parcel", "interface Weighed { default int weight() { return 1; } }");

        assertThatCode(() -> SourceRules.of(module).check()).doesNotThrowAnyException();
    }

    @Test
    void a_method_longer_than_a_screen_is_refused() {
        plant("app", "Clerk", "void longer() {" + "\n".repeat(SourceRules.LONGEST_METHOD) + "}");

        assertThatThrownBy(() -> SourceRules.of(module).check())
                .hasMessageContaining("Clerk.java:3 method longer has 71 lines, more than 70");
    }

    @Test
    void a_method_that_fills_a_screen_is_kept() {
        plant("app", "Clerk", "void fitting() {" + "\n".repeat(SourceRules.LONGEST_METHOD - 1) + "}");

        assertThatCode(() -> SourceRules.of(module).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SuppressWarnings(\"unchecked\")",
                "@SuppressWarnings(\"unchecked\") // why",
                "@SuppressWarnings({\"unchecked\", \"rawtypes\"}) void a() {} // the comment is about the method",
                "@java.lang.SuppressWarnings(\"unchecked\")"
            })
    void a_silenced_warning_without_a_reason_is_refused(String annotation) {
        plant("app", "Clerk", annotation + "\nvoid work() {}");

        assertThatThrownBy(() -> SourceRules.of(module).check())
                .hasMessageContaining("Clerk.java:3 @SuppressWarnings without a comment");
    }

    @Test
    void a_silenced_warning_with_a_reason_is_kept() {
        plant("app", "Clerk", "@SuppressWarnings(\"unchecked\") // the driver returns raw rows\nvoid work() {}");

        assertThatCode(() -> SourceRules.of(module).check()).doesNotThrowAnyException();
    }

    @Test
    void a_source_that_cannot_be_parsed_is_reported() {
        plant("app", "Clerk", "void work( {}");

        assertThatThrownBy(() -> SourceRules.of(module).check()).hasMessageContaining("cannot be parsed");
    }

    @Test
    void a_module_without_sources_is_refused() {
        assertThatThrownBy(() -> SourceRules.of(module)).hasMessageContaining("There is no folder");
    }

    @Test
    void this_module_breaks_nothing() {
        assertThatCode(() -> SourceRules.ofThisModule().check()).doesNotThrowAnyException();
    }

    private void plant(String ring, String name, String member) {
        Path folder = module.resolve("src/main/java/planted").resolve(ring.replace('.', '/'));
        Planted.write(
                folder.resolve(name + ".java"),
                "package planted." + ring + ";\nclass " + name + " {\n" + member + "\n}\n");
    }
}
