package io.openitem.testing.rules;

import static io.openitem.testing.rules.Planted.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureRulesTest {

    private Planted planted;

    @BeforeAll
    void compile_the_clean_service(@TempDir Path folder) {
        planted = new Planted(folder);
    }

    @AfterAll
    void close_the_compiler() {
        planted.close();
    }

    @Test
    void a_clean_service_breaks_nothing_and_all_rules_look_at_it() {
        List<String> checked = ArchitectureRules.over(planted.clean(), BASE).check();

        assertThat(checked).hasSize(13);
    }

    @Test
    void a_service_without_domain_and_api_is_not_asked_for_them() {
        JavaClasses classes = planted.only("package io.openitem.planted.jobs; class Sweep {}");

        assertThatThrownBy(() -> ArchitectureRules.over(classes, BASE).check())
                .hasMessageContaining("breaks 1 rule(s)")
                .hasMessageContaining("@NullMarked");
    }

    @ParameterizedTest
    @MethodSource("allRules")
    void a_rule_that_finds_nothing_to_look_at_fails(ArchRule rule) {
        JavaClasses nothing = new ClassFileImporter().importClasses();

        assertThat(nothing).isEmpty();
        assertThatThrownBy(() -> rule.check(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    static Stream<ArchRule> allRules() {
        return Stream.of(
                ArchitectureRules.everyClassLivesInARing(BASE),
                ArchitectureRules.domainKnowsOnlyJavaAndContracts(BASE),
                ArchitectureRules.domainIsGivenTimeIdsAndRandomness(BASE),
                ArchitectureRules.noFloatingPointFields(BASE),
                ArchitectureRules.onlyTheStoreAndQueriesSpeakSql(BASE),
                ArchitectureRules.onlyTheApiSpeaksHttp(BASE),
                ArchitectureRules.onlyMessagingSpeaksKafka(BASE),
                ArchitectureRules.nothingIsSentPastTheOutbox(BASE),
                ArchitectureRules.onlyTheKitOpensTransactions(BASE),
                ArchitectureRules.noServiceKnowsAnother(BASE),
                ArchitectureRules.namesSayWhatAThingIs(BASE),
                ArchitectureRules.packagesAreNullMarked(BASE),
                ArchitectureRules.everyEndpointSaysWhoMayCallIt(BASE),
                ArchitectureRules.contractsKnowOnlyJava(BASE),
                ArchitectureRules.kitHasNoBusinessWord(BASE));
    }

    @Test
    void a_package_that_is_no_ring_is_refused_unless_it_is_named() {
        String source = "package io.openitem.planted.misc; class Drawer {}";

        assertBroken(ArchitectureRules.everyClassLivesInARing(BASE), source, "Drawer lives in no ring");
        assertThatCode(() ->
                        ArchitectureRules.everyClassLivesInARing(BASE, "misc").check(planted.cleanAnd(source)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.smallrye.mutiny.Uni<String>",
                "java.time.Clock",
                "java.util.logging.Logger",
                "System.Logger",
                "org.jboss.logging.Logger",
                "com.fasterxml.jackson.databind.JsonNode",
                "jakarta.inject.Provider<String>",
                "jakarta.persistence.LockModeType",
                "java.sql.Date",
                "java.nio.file.Path",
                "java.util.concurrent.CompletionStage<String>",
                "io.openitem.planted.app.ParcelHandler",
                "Thread[]"
            })
    void a_domain_that_knows_more_than_java_and_the_contracts_is_refused(String type) {
        assertBroken(
                ArchitectureRules.domainKnowsOnlyJavaAndContracts(BASE),
                "package io.openitem.planted.domain; class Decider { void decide(" + type + " it) {} }",
                "Decider.decide");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.LocalDate.now(java.time.ZoneOffset.UTC)",
                "java.time.ZonedDateTime.now()",
                "java.time.Year.now()",
                "java.util.UUID.randomUUID()",
                "new java.util.Random()",
                "new java.util.Random(7).nextInt()",
                "java.util.concurrent.ThreadLocalRandom.current().nextInt()",
                "new java.security.SecureRandom()",
                "System.currentTimeMillis()",
                "System.nanoTime()",
                "System.getenv(\"X\")",
                "Math.random()",
                "java.time.ZoneId.systemDefault()",
                "java.util.Locale.getDefault()",
                "new java.util.Date()",
                "java.util.Optional.<java.time.LocalDate>empty().orElseGet(java.time.LocalDate::now)",
                "java.util.Optional.<java.util.UUID>empty().orElseGet(() -> java.util.UUID.randomUUID())"
            })
    void a_domain_that_asks_for_time_ids_or_chance_is_refused(String call) {
        assertBroken(
                ArchitectureRules.domainIsGivenTimeIdsAndRandomness(BASE),
                "package io.openitem.planted.domain; class Decider { Object decide() { return " + call + "; } }",
                "Decider.decide()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float", "Double", "Float", "double[]", "float[][]"})
    void a_floating_point_component_is_refused_in_the_domain(String type) {
        assertBroken(
                ArchitectureRules.noFloatingPointFields(Ring.DOMAIN.packageIn(BASE)),
                "package io.openitem.planted.domain; record Price(" + type + " amount) {}",
                "Price.amount is a floating point number");
    }

    @Test
    void a_floating_point_field_is_refused_in_the_contracts() {
        JavaClasses classes = planted.only("package io.openitem.contracts; record Rate(double percent) {}");

        assertThatThrownBy(() -> ArchitectureRules.noFloatingPointFields("io.openitem.contracts")
                        .check(classes))
                .hasMessageContaining("Rate.percent is a floating point number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object sql(org.hibernate.reactive.mutiny.Mutiny.StatelessSession tx) "
                        + "{ return tx.createNativeQuery(\"select 1\"); }",
                "Object sql(org.hibernate.reactive.mutiny.Mutiny.Session tx) "
                        + "{ return tx.createQuery(\"from X\", String.class); }",
                "Object sql(org.hibernate.reactive.mutiny.Mutiny.Session tx) "
                        + "{ return java.util.Optional.of(\"select 1\").map(tx::createNativeQuery); }",
                "Object sql(jakarta.persistence.EntityManager em) { return em.createQuery(\"from X\"); }",
                "void sql(java.sql.Statement tx) throws java.sql.SQLException { tx.execute(\"select 1\"); }",
                "@jakarta.persistence.Column(name = \"amount\") long sql;"
            })
    void sql_outside_store_and_queries_is_refused(String member) {
        assertBroken(
                ArchitectureRules.onlyTheStoreAndQueriesSpeakSql(BASE),
                "package io.openitem.planted.app; class Clerk { " + member + " }",
                "Clerk.sql");
        assertBroken(
                ArchitectureRules.onlyTheStoreAndQueriesSpeakSql(BASE),
                "package io.openitem.planted.api; class ClerkQueries { " + member + " }",
                "ClerkQueries.sql");
    }

    @Test
    void a_query_through_the_kit_outside_store_and_queries_is_refused() {
        assertBroken(
                ArchitectureRules.onlyTheStoreAndQueriesSpeakSql(BASE),
                "package io.openitem.kit; public class Tx { void queryAll(String sql) {} "
                        + "static class Clerk { void sql(Tx tx) { tx.queryAll(\"select 1\"); } } }",
                "Clerk.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.ws.rs.core.Response", "@jakarta.ws.rs.QueryParam(\"q\") String"})
    void http_outside_api_is_refused(String parameter) {
        assertBroken(
                ArchitectureRules.onlyTheApiSpeaksHttp(BASE),
                "package io.openitem.planted.app; class Clerk { void answer(" + parameter + " it) {} }",
                "Clerk.answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.eclipse.microprofile.reactive.messaging.Message<String>",
                "org.apache.kafka.common.TopicPartition",
                "java.util.List<org.apache.kafka.common.TopicPartition>"
            })
    void kafka_outside_messaging_is_refused(String parameter) {
        assertBroken(
                ArchitectureRules.onlyMessagingSpeaksKafka(BASE),
                "package io.openitem.planted.app; class Clerk { void take(" + parameter + " it) {} }",
                "Clerk.take");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void send(org.eclipse.microprofile.reactive.messaging.Emitter<String> e) { e.send(\"paid\"); }",
                "void send(io.smallrye.reactive.messaging.MutinyEmitter<String> e) {}",
                "void send(org.apache.kafka.clients.producer.Producer<String, String> e) {}",
                "@org.eclipse.microprofile.reactive.messaging.Outgoing(\"facts\") String send() { return \"paid\"; }"
            })
    void sending_past_the_outbox_is_refused_even_in_messaging(String member) {
        assertBroken(
                ArchitectureRules.nothingIsSentPastTheOutbox(BASE),
                "package io.openitem.planted.messaging; class Sender { " + member + " }",
                "Sender.send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object open(org.hibernate.reactive.mutiny.Mutiny.SessionFactory f) "
                        + "{ return f.withStatelessTransaction(tx -> tx.refresh(this)); }",
                "Object open(org.hibernate.reactive.mutiny.Mutiny.Session s) "
                        + "{ return s.withTransaction(tx -> s.flush()); }",
                "@jakarta.transaction.Transactional void open() {}",
                "void open(io.vertx.sqlclient.Pool pool) {}",
                "void open(javax.sql.DataSource source) {}"
            })
    void opening_a_transaction_outside_the_kit_is_refused_even_in_the_store(String member) {
        assertBroken(
                ArchitectureRules.onlyTheKitOpensTransactions(BASE),
                "package io.openitem.planted.store; class Shelf { " + member + " }",
                "Shelf.open");
    }

    @Test
    void knowing_another_service_is_refused() {
        String source =
                "package io.openitem.payment; public class Till { " + "static class Clerk { void pay(Till till) {} } }";
        JavaClasses classes = planted.only(source);

        assertThatThrownBy(() ->
                        ArchitectureRules.noServiceKnowsAnother("io.openitem").check(classes))
                .hasMessageContaining("Clerk.pay");
        assertThatCode(() -> ArchitectureRules.noServiceKnowsAnother("io.openitem.payment")
                        .check(classes))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ParcelManager",
                "ParcelHelper",
                "ParcelUtil",
                "ParcelUtils",
                "ParcelImpl",
                "ParcelData",
                "ParcelInfo",
                "DefaultParcel",
                "IParcel"
            })
    void a_name_that_says_nothing_is_refused(String name) {
        ArchRule rule = ArchitectureRules.namesSayWhatAThingIs(BASE);

        assertBroken(rule, "package io.openitem.planted.app; class " + name + " {}", name + " has a name that says");
        assertBroken(
                rule, "package io.openitem.planted.app; class Shelf { class " + name + " {} }", "$" + name + " has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Metadata", "Implement", "Iban", "IBANs", "Defaulter", "Utilisation"})
    void a_name_that_only_resembles_one_is_kept(String name) {
        JavaClasses classes = planted.cleanAnd("package io.openitem.planted.app; class " + name + " {}");

        assertThatCode(() -> ArchitectureRules.namesSayWhatAThingIs(BASE).check(classes))
                .doesNotThrowAnyException();
    }

    @Test
    void a_package_without_null_marks_is_refused() {
        assertBroken(
                ArchitectureRules.packagesAreNullMarked(BASE),
                "package io.openitem.planted.jobs; class Sweep {}",
                "Sweep lives in a package that is not @NullMarked");
    }

    @Test
    void an_endpoint_without_a_word_on_its_callers_is_refused() {
        assertBroken(
                ArchitectureRules.everyEndpointSaysWhoMayCallIt(BASE),
                "package io.openitem.planted.api; import jakarta.ws.rs.*; @Path(\"/v1/open\") class OpenResource { "
                        + "@GET @jakarta.annotation.security.PermitAll public String said() { return \"\"; } "
                        + "@DELETE public void unsaid() {} }",
                "OpenResource.unsaid() does not say who may call it");
    }

    @Test
    void a_client_of_another_service_is_no_endpoint() {
        JavaClasses classes = planted.cleanAnd("package io.openitem.planted.api; import jakarta.ws.rs.*; "
                + "@org.eclipse.microprofile.rest.client.inject.RegisterRestClient "
                + "interface Ledger { @GET String ask(); }");

        assertThatCode(() ->
                        ArchitectureRules.everyEndpointSaysWhoMayCallIt(BASE).check(classes))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvoiceOutbox", "OutboxOfInvoices", "PaymentInbox", "CreditLimits", "NoticeBoard"})
    void a_business_word_in_the_kit_is_refused(String name) {
        JavaClasses classes = planted.only("package io.openitem.kit; class " + name + " {}");

        assertThatThrownBy(() -> ArchitectureRules.kitHasNoBusinessWord("io.openitem.kit")
                        .check(classes))
                .hasMessageContaining(name + " has a business word in its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LegalEntityScope", "MoneyCodec", "BusinessDate", "Accreditation", "Noticeable"})
    void plumbing_words_in_the_kit_are_kept(String name) {
        JavaClasses classes = planted.only("package io.openitem.kit; class " + name + " {}");

        assertThatCode(() -> ArchitectureRules.kitHasNoBusinessWord("io.openitem.kit")
                        .check(classes))
                .doesNotThrowAnyException();
    }

    @Test
    void a_kit_that_knows_a_service_is_refused() {
        JavaClasses classes = planted.only("package io.openitem.risk; public class Score { "
                + "static class Reader { void read(Score score) {} } }");

        assertThatThrownBy(() ->
                        ArchitectureRules.noServiceKnowsAnother("io.openitem").check(classes))
                .hasMessageContaining("Reader.read");
    }

    @Test
    void the_rules_of_the_kit_are_checked_together() {
        JavaClasses classes = planted.only("package io.openitem.kit; class InvoiceHelper {}");

        assertThatThrownBy(() ->
                        ArchitectureRules.overKit(classes, "io.openitem.kit").check())
                .hasMessageContaining("breaks 3 rule(s)")
                .hasMessageContaining("InvoiceHelper has a business word in its name")
                .hasMessageContaining("InvoiceHelper has a name that says nothing")
                .hasMessageContaining("InvoiceHelper lives in a package that is not @NullMarked");
    }

    @Test
    void a_contract_that_needs_a_library_is_refused() {
        JavaClasses classes = planted.only(
                "package io.openitem.contracts; class Told { " + "com.fasterxml.jackson.databind.JsonNode value; }");

        assertThatThrownBy(() -> ArchitectureRules.contractsKnowOnlyJava("io.openitem.contracts")
                        .check(classes))
                .hasMessageContaining("Told.value");
    }

    @Test
    void the_contracts_break_nothing() {
        assertThat(ArchitectureRules.forContracts().check()).hasSize(4);
    }

    @Test
    void a_report_names_every_broken_rule() {
        JavaClasses classes = planted.cleanAnd(
                "package io.openitem.planted.domain; class ParcelManager { double now = System.nanoTime(); }");

        assertThatThrownBy(() -> ArchitectureRules.over(classes, BASE).check())
                .hasMessageContaining("breaks 3 rule(s)")
                .hasMessageContaining("ParcelManager has a name")
                .hasMessageContaining("ParcelManager.now is a floating")
                .hasMessageContaining("System.nanoTime()");
    }

    private void assertBroken(ArchRule rule, String source, String complaint) {
        assertThatCode(() -> rule.check(planted.clean())).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.check(planted.only(source)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(complaint);
    }
}
