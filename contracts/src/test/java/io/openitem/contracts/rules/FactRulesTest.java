package io.openitem.contracts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.Fact;
import io.openitem.contracts.Fact.Topic;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.reference.v1.ReferenceFact;
import io.openitem.contracts.rules.planted.PlantedFacts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FactRulesTest {

    static Stream<Arguments> facts() {
        return Stream.of(Topic.values())
                .flatMap(topic ->
                        Arrays.stream(topic.facts().getPermittedSubclasses()).map(fact -> Arguments.of(topic, fact)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void every_fact_keeps_the_rules(Topic topic, Class<? extends Fact> fact) {
        assertThat(FactRules.violations(topic, fact)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_seals_its_facts_beside_them(Topic topic) {
        assertThat(FactRules.sealing(topic.facts())).isEmpty();
        assertThat(topic.facts().getPackageName()).isEqualTo(FactRules.packageOf(topic));
        assertThat(topic.topicName()).matches("openitem\\.[a-z]+\\.v[1-9][0-9]*");
    }

    @Test
    void no_topic_shares_its_name_or_its_facts_with_another() {
        assertThat(Topic.values()).extracting(Topic::topicName).doesNotHaveDuplicates();
        assertThat(Topic.values()).extracting(Topic::facts).doesNotHaveDuplicates();
        assertThat(facts().map(it -> ((Class<?>) it.get()[1]).getSimpleName()))
                .as("The messages of the AsyncAPI document go by the simple name")
                .doesNotHaveDuplicates();
    }

    @Test
    void every_fact_that_was_compiled_belongs_to_a_topic() {
        List<Class<?>> compiled = FactRules.classesBeside(Fact.class);

        assertThat(compiled).contains(InvoiceFact.class, ReferenceFact.class, InvoiceIssued.class);
        assertThat(FactRules.publication(compiled)).isEmpty();
    }

    @Test
    void what_is_allowed_passes() {
        assertThat(FactRules.components(PlantedFacts.Good.class)).isEmpty();
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                Arguments.of(PlantedFacts.WithString.class, "WithString.reference is a java.lang.String"),
                Arguments.of(PlantedFacts.WithBytes.class, "WithBytes.payload is a byte[]"),
                Arguments.of(PlantedFacts.WithMap.class, "WithMap.amounts is a java.util.Map<"),
                Arguments.of(PlantedFacts.WithObject.class, "WithObject.thing is a java.lang.Object"),
                Arguments.of(PlantedFacts.WithDecimal.class, "WithDecimal.rate is a java.math.BigDecimal"),
                Arguments.of(PlantedFacts.WithDouble.class, "WithDouble.rate is a double"),
                Arguments.of(PlantedFacts.WithInstant.class, "WithInstant.at is a java.time.Instant"),
                Arguments.of(PlantedFacts.WithBoxed.class, "WithBoxed.count is a java.lang.Integer"),
                Arguments.of(PlantedFacts.WithOpenId.class, "WithOpenId.subject is a io.openitem.contracts.TypedId"),
                Arguments.of(PlantedFacts.WithStrings.class, "WithStrings.tags is a java.lang.String"),
                Arguments.of(PlantedFacts.WithListOfLists.class, "WithListOfLists.amounts is a java.util.List<"),
                Arguments.of(PlantedFacts.WithAnything.class, "WithAnything.things is a ?"),
                Arguments.of(PlantedFacts.WithNestedString.class, "Deeper.inside is a java.lang.String"),
                Arguments.of(PlantedFacts.WithNestedSmell.class, "Debtor.surname smells of a name"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void what_could_hold_free_text_or_is_not_exact_is_refused(Class<?> fact, String violation) {
        assertThat(FactRules.components(fact)).singleElement().asString().startsWith(violation);
    }

    @Test
    void a_name_that_smells_of_a_person_or_of_free_text_is_refused() {
        assertThat(FactRules.components(PlantedFacts.WithSmell.class))
                .containsExactly(
                        "WithSmell.debtorName smells of a name",
                        "WithSmell.address smells of a address",
                        "WithSmell.street smells of a street",
                        "WithSmell.email smells of a mail",
                        "WithSmell.telephone smells of a phone",
                        "WithSmell.debtorIban smells of a iban",
                        "WithSmell.freeText smells of a text",
                        "WithSmell.comment smells of a comment",
                        "WithSmell.note smells of a note",
                        "WithSmell.birthDate smells of a birth",
                        "WithSmell.contacts smells of a contact");
    }

    @Test
    void a_fact_outside_its_topics_version_is_refused() {
        assertThat(FactRules.shape(Topic.INVOICE, PlantedFacts.Good.class))
                .containsExactly(
                        "Good is not in package io.openitem.contracts.invoice.v1",
                        "Good is not a InvoiceFact",
                        "Good chooses a topic of its own");
        assertThat(FactRules.shape(Topic.REFERENCE, InvoiceIssued.class))
                .containsExactly(
                        "InvoiceIssued is not in package io.openitem.contracts.reference.v1",
                        "InvoiceIssued is not a ReferenceFact");
    }

    @Test
    void a_fact_that_is_not_a_record_is_refused() {
        assertThat(FactRules.shape(Topic.INVOICE, PlantedFacts.NotARecord.class))
                .contains("NotARecord is not a record");
        assertThat(FactRules.sealing(PlantedFacts.MixedFacts.class)).containsExactly("NotARecord is not a record");
    }

    @Test
    void an_open_set_of_facts_is_refused() {
        assertThat(FactRules.sealing(PlantedFacts.OpenFacts.class))
                .containsExactly("OpenFacts is not a sealed interface");
    }

    @Test
    void a_fact_that_no_topic_knows_is_refused() {
        assertThat(FactRules.publication(FactRules.classesBeside(PlantedFacts.class)))
                .containsExactlyInAnyOrder(
                        "OpenFacts belongs to no topic",
                        "MixedFacts belongs to no topic",
                        "Good belongs to no topic",
                        "NotARecord belongs to no topic");
    }
}
