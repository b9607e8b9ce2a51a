package io.openitem.testing.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Words in which the rules are written. */
final class Packages {

    private Packages() {}

    /** Whether {@code name} is {@code root} or lies below it. */
    static boolean within(String name, String root) {
        return name.equals(root) || name.startsWith(root + ".");
    }

    /** Whether {@code name} is or lies below one of {@code roots}. */
    static boolean withinAny(String name, List<String> roots) {
        return roots.stream().anyMatch(root -> within(name, root));
    }

    /** Whether a person wrote this class and gave it a name. */
    static boolean isNamed(JavaClass type) {
        return !type.getSimpleName().isEmpty() && !type.getSimpleName().equals("package-info");
    }

    /**
     * A rule over some classes that fails when there is no such class: a rule that looks at nothing proves nothing.
     *
     * @param subjects what the classes are, in words
     * @param selects which classes they are; package descriptions never count
     * @param must what must hold for them, in words
     * @param violations each complaint about one class; none when it obeys
     */
    static ArchRule rule(
            String subjects, Predicate<JavaClass> selects, String must, Function<JavaClass, List<String>> violations) {
        return ArchRuleDefinition.classes()
                .that(DescribedPredicate.describe(
                        subjects, type -> !type.getSimpleName().equals("package-info") && selects.test(type)))
                .should(condition(must, violations))
                .allowEmptyShould(false);
    }

    private static ArchCondition<JavaClass> condition(String must, Function<JavaClass, List<String>> violations) {
        return new ArchCondition<>(must) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (String violation : violations.apply(type)) {
                    events.add(SimpleConditionEvent.violated(type, violation));
                }
            }
        };
    }
}
