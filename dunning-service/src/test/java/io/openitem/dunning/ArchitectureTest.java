package io.openitem.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.rules.ArchitectureRules;
import io.openitem.testing.rules.SourceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void every_line_lives_where_its_kind_of_knowledge_belongs() {
        assertThat(ArchitectureRules.forService("io.openitem.dunning").check()).hasSizeGreaterThan(10);
    }

    @Test
    void the_sources_keep_the_rules_of_the_house() {
        SourceRules.ofThisModule().check();
    }
}
