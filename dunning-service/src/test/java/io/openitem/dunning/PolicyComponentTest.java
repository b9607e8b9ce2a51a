package io.openitem.dunning;

import static io.openitem.dunning.World.as;
import static io.openitem.dunning.World.get;
import static io.openitem.dunning.World.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies, pauses and explanations by HTTP. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "dunning"))
@WithTestResource(TokenResource.class)
@WithTestResource(Neighbours.class)
class PolicyComponentTest {

    private static final LocalDate DUE = LocalDate.parse("2026-03-02");

    @Inject
    World world;

    private final Ledger ledger = new Ledger();
    private final LegalEntityId entity = ledger.entity();
    private final CustomerId customer = Ledger.newCustomer();

    @BeforeEach
    void a_customer_owes_something() {
        world.today(DUE.plusDays(1));
        world.hear(
                ledger.registered(),
                ledger.customer(customer, "D-1"),
                ledger.issued(customer, Ledger.newInvoice(), "R-1", "100.00", DUE));
        world.sweep();
    }

    @AfterEach
    void time_is_real_again() {
        world.realTime();
    }

    @Test
    void the_standard_policy_holds_until_there_is_another() {
        Response standard = as("collector", entity).get("/v1/dunning/policies/" + entity);
        assertThat(standard.header("ETag")).isEqualTo("\"0\"");
        assertThat(standard.jsonPath().getList("steps.offsetDays")).containsExactly(-7, 0, 3, 30, 60, 75, 90);

        Response put = put("\"0\"", step("call", 1, "task", null));

        put.then().statusCode(200);
        assertThat(put.header("ETag")).isEqualTo("\"1\"");
        assertThat(put("\"0\"", step("call", 1, "task", null)).statusCode()).isEqualTo(412);
        assertThat(put("\"1\"", step("call", 1, "task", null)).header("ETag")).isEqualTo("\"2\"");
        world.sweep();
        assertThat(world.facts(entity))
                .containsExactly(
                        "StepReached 1 2026-03-03 call [100.00]", "TaskCreated 1 2026-03-03 call call [100.00]");
        assertThat(get(entity, "/v1/dunning/explanations?customerId=" + customer + "&date=2026-03-03")
                        .getList("decisions.policyVersion"))
                .containsExactly(0, 2);
    }

    @Test
    void a_policy_that_makes_no_sense_is_refused() {
        put("\"0\"", step("a", 1, "email", null)).then().statusCode(400);
        put("\"0\"", step("a", 1, "fax", null)).then().statusCode(400);
        Response template = put("\"0\"", step("a", 1, "email", "no-such-words"));
        template.then().statusCode(422);
        assertThat(template.jsonPath().getString("type")).endsWith("/unknown-template");
        assertThat(template.jsonPath().getString("errors[0].message")).contains("first-reminder");
        as("collector", entity)
                .header("If-Match", "\"0\"")
                .contentType(ContentType.JSON)
                .body(body(step("call", 1, "task", null)))
                .put("/v1/dunning/policies/" + entity)
                .then()
                .statusCode(403);
        post("credit-manager", new LegalEntityId("NOBODY1"), "/v1/dunning/releases", Map.of("legalEntity", "NOBODY1"))
                .then()
                .statusCode(422);
    }

    @Test
    void a_pause_leaves_the_customer_out_and_a_resumption_takes_it_in_again() {
        Map<String, String> pause =
                Map.of("customerId", customer.toString(), "reason", "promise", "until", "2026-03-20");

        Response paused = post("collector", entity, "/v1/dunning/pauses", pause);
        paused.then().statusCode(200);
        assertThat(paused.jsonPath().getString("pause.until")).isEqualTo("2026-03-20");
        post("collector", entity, "/v1/dunning/pauses", pause).then().statusCode(200);
        world.today(DUE.plusDays(3));
        world.sweep();
        assertThat(get(entity, "/v1/dunning/cases/" + customer).getString("nextActionOn"))
                .isEqualTo("2026-03-21");
        post("collector", entity, "/v1/dunning/pauses/" + customer + "/resume", Map.of("reason", "promise-broken"))
                .then()
                .statusCode(200);
        post("collector", entity, "/v1/dunning/pauses/" + customer + "/resume", Map.of("reason", "again"))
                .then()
                .statusCode(409);
        world.sweep();

        assertThat(world.facts(entity))
                .containsExactly(
                        "CollectionPaused 1 2026-03-03 promise 2026-03-20",
                        "CollectionResumed 2 2026-03-05 promise-broken",
                        "StepReached 3 2026-03-05 first-reminder [100.00]",
                        "NoticeSuppressed 1 2026-03-05 first-reminder not-released");
    }

    @Test
    void a_pause_of_the_past_and_of_nobody_is_refused() {
        post(
                        "collector",
                        entity,
                        "/v1/dunning/pauses",
                        Map.of("customerId", customer.toString(), "reason", "promise", "until", "2026-03-02"))
                .then()
                .statusCode(422);
        post(
                        "collector",
                        entity,
                        "/v1/dunning/pauses",
                        Map.of("customerId", Ledger.newCustomer().toString(), "reason", "promise"))
                .then()
                .statusCode(404);
    }

    @Test
    void it_is_explained_why_nothing_happened_and_what_will() {
        var recorded = get(entity, "/v1/dunning/explanations?customerId=" + customer + "&date=2026-03-03");
        assertThat(recorded.getBoolean("recorded")).isTrue();
        assertThat(recorded.getList("decisions[0].findings.code")).containsExactly("step-not-yet");
        assertThat(recorded.getString("decisions[0].nextOn")).isEqualTo("2026-03-05");

        world.today(DUE.plusDays(2));
        var gone = get(entity, "/v1/dunning/explanations?customerId=" + customer + "&date=2026-03-02");
        assertThat(gone.getBoolean("recorded")).isFalse();
        assertThat(gone.getList("decisions[0].findings.code")).containsExactly("nothing-due");
        var ahead = get(entity, "/v1/dunning/explanations?customerId=" + customer + "&date=2026-04-01");
        assertThat(ahead.getBoolean("recorded")).isFalse();
        assertThat(ahead.getList("decisions[0].findings.code")).containsExactly("step-reached", "not-released");
        assertThat(ahead.getList("decisions[0].findings.step")).contains("second-reminder");
    }

    private Response put(String etag, Map<String, Object> step) {
        return as("credit-manager", entity)
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(body(step))
                .put("/v1/dunning/policies/" + entity);
    }

    private static Map<String, Object> body(Map<String, Object> step) {
        return Map.of("steps", List.of(step), "daysBetweenContacts", 2);
    }

    private static Map<String, Object> step(String code, int offset, String channel, @Nullable String template) {
        Map<String, Object> step = new HashMap<>(Map.of("code", code, "offsetDays", offset, "channel", channel));
        if (template != null) {
            step.put("template", template);
        }
        return step;
    }
}
