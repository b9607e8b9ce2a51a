package io.openitem.kit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.rules.ArchitectureRules;
import org.junit.jupiter.api.Test;

class KitRulesTest {

    @Test
    void the_kit_keeps_the_rules_of_plumbing() {
        assertThat(ArchitectureRules.forKit().check()).isNotEmpty();
    }

    @Test
    void the_contracts_know_only_java() {
        assertThat(ArchitectureRules.forContracts().check()).isNotEmpty();
    }

    @Test
    void what_a_domain_may_use_of_the_kit_is_plain_java() {
        classes()
                .that()
                .resideInAPackage("io.openitem.kit.decide..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.openitem.kit.decide..", "org.jspecify.annotations..")
                .check(ArchitectureRules.mainClassesOf("io.openitem.kit"));
    }
}
