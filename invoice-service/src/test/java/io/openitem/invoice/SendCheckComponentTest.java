package io.openitem.invoice;

import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.companyBody;
import static io.openitem.invoice.LedgerWorld.customer;
import static io.openitem.invoice.LedgerWorld.customerBody;
import static io.openitem.invoice.LedgerWorld.invoiceBody;
import static io.openitem.invoice.LedgerWorld.newEntity;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.openitem.testing.stack.StackResource;
import io.openitem.testing.stack.TestStack;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told right before debtors are written to, on 2 April 2026. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class SendCheckComponentTest {

    private static final String NOBODY = "cus_" + "0".repeat(31) + "7";

    @Inject
    LedgerWorld world;

    @Inject
    CashApplication cash;

    private final String entity = newEntity();
    private String customer = "";

    @BeforeEach
    void a_company_with_an_account_and_a_debtor() throws SQLException {
        moveClock("'2026-04-02T12:00:00Z'");
        Map<String, Object> company = new HashMap<>(companyBody("Example AG", "EUR", "Europe/Berlin"));
        company.put("iban", "DE89 3704 0044 0532 0130 00");
        company.put("bic", "COBADEFFXXX");
        as("administrator", entity)
                .contentType("application/json")
                .body(company)
                .put("/v1/legal-entities/" + entity)
                .then()
                .statusCode(201);
        customer = customer(entity, "D-1");
    }

    @AfterEach
    void time_is_real_again() throws SQLException {
        moveClock("null");
    }

    @Test
    void an_answer_names_the_creditor_the_debtor_and_all_that_is_owed() {
        String late = issue("R-2026-0007", "2026-03-31", "119.00");
        String later = issue("R-8", "2026-05-31", "50.00");
        String paid = issue("R-9", "2026-05-01", "10.00");
        String cancelled = issue("R-10", "2026-05-01", "10.00");
        world.sweep();
        cash.receive(
                CashApplication.proposed(
                        entity, CashApplication.allocation(), CashApplication.payment(), customer, paid, "10.00"),
                CashApplication.proposed(
                        entity, CashApplication.allocation(), CashApplication.payment(), customer, later, "20.00"));
        change("erp", cancelled, "cancellation", Map.of("reason", "duplicate-document"), 1);
        change("collector", late, "dispute", Map.of("reason", "wrong-price"), 2);

        JsonPath answer = check(customer).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getString("legalEntity")).isEqualTo(entity);
        assertThat(answer.getString("businessDate")).isEqualTo("2026-04-02");
        assertThat(answer.getMap("creditor"))
                .isEqualTo(Map.of(
                        "name", "Example AG", "country", "DE", "iban", "DE89370400440532013000", "bic", "COBADEFFXXX"));
        assertThat(answer.getList("customers")).hasSize(1);
        Map<String, Object> debtor = new HashMap<>(answer.getMap("customers[0]"));
        assertThat(debtor.remove("items"))
                .isEqualTo(List.of(
                        Map.ofEntries(
                                Map.entry("invoiceId", late),
                                Map.entry("source", "erp"),
                                Map.entry("number", "R-2026-0007"),
                                Map.entry("version", 3),
                                Map.entry("state", "overdue"),
                                Map.entry("issueDate", "2026-03-01"),
                                Map.entry("dueDate", "2026-03-31"),
                                Map.entry("overdueSince", "2026-04-01"),
                                Map.entry("amount", Map.of("amount", "119.00", "currency", "EUR")),
                                Map.entry("openAmount", Map.of("amount", "119.00", "currency", "EUR")),
                                Map.entry("disputed", true),
                                Map.entry("dispute", Map.of("reason", "wrong-price", "on", "2026-04-02")),
                                Map.entry("reference", "RF87R20260007")),
                        Map.ofEntries(
                                Map.entry("invoiceId", later),
                                Map.entry("source", "erp"),
                                Map.entry("number", "R-8"),
                                Map.entry("version", 2),
                                Map.entry("state", "open"),
                                Map.entry("issueDate", "2026-03-01"),
                                Map.entry("dueDate", "2026-05-31"),
                                Map.entry("amount", Map.of("amount", "50.00", "currency", "EUR")),
                                Map.entry("openAmount", Map.of("amount", "30.00", "currency", "EUR")),
                                Map.entry("disputed", false),
                                Map.entry("reference", "RF64R8"))));
        assertThat(debtor)
                .isEqualTo(Map.of(
                        "id",
                        customer,
                        "number",
                        "D-1",
                        "name",
                        "Example GmbH",
                        "email",
                        "ap@example.com",
                        "country",
                        "DE",
                        "language",
                        "de",
                        "currency",
                        "EUR",
                        "consumer",
                        false,
                        "moreItems",
                        false));
    }

    @Test
    void what_is_not_known_is_left_out() {
        Map<String, Object> body = new HashMap<>(customerBody(entity, "D-2", "Without Mail"));
        body.remove("email");
        String silent = as("erp", entity)
                .contentType("application/json")
                .body(body)
                .post("/v1/customers")
                .path("id");
        as("administrator", entity)
                .contentType("application/json")
                .body(companyBody("Example AG", "EUR", "Europe/Berlin"))
                .put("/v1/legal-entities/" + entity)
                .then()
                .statusCode(200);

        JsonPath answer =
                check(silent, NOBODY, silent).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getMap("creditor")).containsOnlyKeys("name", "country");
        assertThat(answer.getList("customers.id")).containsExactly(silent);
        assertThat(answer.getMap("customers[0]")).doesNotContainKey("email");
        assertThat(answer.getList("customers[0].items")).isEmpty();
    }

    @Test
    void a_debtor_of_another_legal_entity_is_nobody_here() {
        String other = LedgerWorld.company("Europe/Berlin");
        String foreign = customer(other, "D-1");
        LedgerWorld.issue(other, invoiceBody(other, "D-1", "R-1", "100.00"))
                .then()
                .statusCode(201);

        assertThat(check(foreign, customer).jsonPath().getList("customers.id")).containsExactly(customer);
    }

    @Test
    void only_services_ask_and_only_for_legal_entities_in_their_token() {
        Map<String, Object> body = Map.of("legalEntity", entity, "customers", List.of(customer));

        given().contentType("application/json")
                .body(body)
                .post("/internal/send-check")
                .then()
                .statusCode(401);
        for (String role : List.of("erp", "collector", "credit-manager", "operator", "auditor", "administrator")) {
            as(role, entity)
                    .contentType("application/json")
                    .body(body)
                    .post("/internal/send-check")
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/forbidden"));
        }
        as("service", newEntity())
                .contentType("application/json")
                .body(body)
                .post("/internal/send-check")
                .then()
                .statusCode(403)
                .body("type", endsWith("/out-of-scope"));
    }

    @Test
    void a_question_is_bounded_and_of_a_company_that_is_known() {
        String unknown = newEntity();

        ask(entity, List.of()).then().statusCode(400).body("errors[0].pointer", equalTo("/customers"));
        ask(entity, Collections.nCopies(1_001, customer)).then().statusCode(400);
        ask(entity, Collections.nCopies(1_000, customer)).then().statusCode(200);
        ask(unknown, List.of(customer)).then().statusCode(422).body("type", endsWith("/unknown-legal-entity"));
    }

    private String issue(String number, String dueDate, String amount) {
        Map<String, Object> body = new HashMap<>(invoiceBody(entity, "D-1", number, amount));
        body.put("dueDate", dueDate);
        return LedgerWorld.issue(entity, body).path("id");
    }

    private void change(String role, String invoice, String path, Map<String, String> body, int version) {
        as(role, entity)
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/json")
                .body(body)
                .post("/v1/invoices/" + invoice + "/" + path)
                .then()
                .statusCode(200);
    }

    private Response check(String... customers) {
        return ask(entity, List.of(customers));
    }

    private static Response ask(String legalEntity, List<String> customers) {
        return as("service", legalEntity)
                .contentType("application/json")
                .body(Map.of("legalEntity", legalEntity, "customers", customers))
                .post("/internal/send-check");
    }

    private static void moveClock(String instant) throws SQLException {
        try (var connection = TestStack.shared().postgres().asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update openitem.clock set simulated_at = " + instant + ", moved_at = clock_timestamp()");
        }
    }
}
