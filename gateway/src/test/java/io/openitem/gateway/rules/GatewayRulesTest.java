package io.openitem.gateway.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.openitem.testing.rules.ArchitectureRules;
import io.openitem.testing.rules.SourceRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The door is one ring that knows HTTP and nothing else, so the rules about rings have nothing to look at here. */
class GatewayRulesTest {

    private static final String BASE = "io.openitem.gateway";

    @Test
    void the_door_knows_neither_database_nor_topics_nor_a_service() {
        JavaClasses classes = ArchitectureRules.mainClassesOf(BASE);

        List.of(
                        ArchitectureRules.onlyTheStoreAndQueriesSpeakSql(BASE),
                        ArchitectureRules.onlyMessagingSpeaksKafka(BASE),
                        ArchitectureRules.nothingIsSentPastTheOutbox(BASE),
                        ArchitectureRules.onlyTheKitOpensTransactions(BASE),
                        ArchitectureRules.noServiceKnowsAnother(BASE),
                        ArchitectureRules.namesSayWhatAThingIs(BASE),
                        ArchitectureRules.packagesAreNullMarked(BASE))
                .forEach(rule -> rule.check(classes));
    }

    @Test
    void the_sources_keep_their_rules() {
        SourceRules.ofThisModule().check();
    }
}
