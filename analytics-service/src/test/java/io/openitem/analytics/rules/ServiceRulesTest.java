package io.openitem.analytics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.rules.ArchitectureRules;
import io.openitem.testing.rules.SourceRules;
import org.junit.jupiter.api.Test;

class ServiceRulesTest {

    @Test
    void the_service_keeps_the_rules_of_its_rings() {
        assertThat(ArchitectureRules.forService("io.openitem.analytics").check())
                .isNotEmpty();
    }

    @Test
    void the_sources_keep_their_rules() {
        SourceRules.ofThisModule().check();
    }
}
