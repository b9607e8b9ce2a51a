package io.openitem.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {

    private static final ProblemType SAMPLE =
            ProblemType.of("sample-refusal", 409, "Refused", "It is a sample.", "Nothing.");

    @Test
    void every_constant_of_the_kit_is_in_the_catalogue() {
        List<ProblemType> constants = Arrays.stream(ProblemTypes.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(ProblemCatalogueTest::value)
                .toList();

        assertThat(constants).hasSizeGreaterThan(15);
        assertThat(ProblemCatalogue.load().types()).containsAll(constants);
        assertThat(ProblemCatalogue.load().named("stale-version")).contains(ProblemTypes.STALE_VERSION);
    }

    @Test
    void every_type_says_what_happened_and_what_to_do() {
        assertThat(ProblemCatalogue.load().types()).allSatisfy(type -> {
            assertThat(type.title()).isNotBlank().doesNotEndWith(".");
            assertThat(type.explanation()).endsWith(".");
            assertThat(type.remedy()).endsWith(".");
        });
    }

    @Test
    void two_types_of_one_name_are_refused() {
        ProblemSource one = () -> List.of(SAMPLE);

        assertThatThrownBy(() -> ProblemCatalogue.of(List.of(one, one)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sample-refusal");
    }

    @Test
    void a_problem_travels_with_its_members_in_one_order() {
        Problem problem = SAMPLE.because("Not today.", List.of(new FieldError("/day", "Is a holiday.")))
                .with("openAmount", "12.00")
                .with("currentVersion", 7);

        assertThat(problem.json())
                .isEqualTo(
                        "{\"type\":\"https://openitem.io/problems/sample-refusal\",\"title\":\"Refused\",\"status\":409,"
                                + "\"detail\":\"Not today.\",\"errors\":[{\"pointer\":\"/day\",\"message\":\"Is a holiday.\"}],"
                                + "\"currentVersion\":7,\"openAmount\":\"12.00\"}");
    }

    @Test
    void a_member_cannot_pass_for_one_of_the_standard() {
        assertThatThrownBy(() -> new Problem(SAMPLE, "x", List.of(), Map.of("status", 200)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("status");
    }

    private static ProblemType value(Field constant) {
        try {
            return (ProblemType) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
