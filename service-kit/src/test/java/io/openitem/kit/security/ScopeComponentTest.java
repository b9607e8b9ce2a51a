package io.openitem.kit.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenKeys.class)
class ScopeComponentTest {

    @Test
    void without_a_token_there_is_a_challenge() {
        Response refused = given().get("/test/DE01/notes");

        assertProblem(refused, 401, "unauthenticated");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_token_that_is_expired_forged_or_garbage_is_no_token() throws GeneralSecurityException {
        assertProblem(get("/test/DE01/notes", Tokens.expired()), 401, "unauthenticated");
        assertProblem(get("/test/DE01/notes", Tokens.signedByAnother()), 401, "unauthenticated");
        assertProblem(get("/test/DE01/notes", "garbage"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.OPERATOR, Roles.ADMINISTRATOR, Roles.SERVICE})
    void a_role_that_is_not_named_may_not(String role) {
        Response refused = get("/test/DE01/notes", Tokens.of("somebody", role, List.of("DE01")));

        assertProblem(refused, 403, "forbidden");
    }

    @Test
    void a_role_that_is_named_may_wherever_the_token_carries_it() {
        assertThat(get("/test/DE01/notes", Tokens.of("auditor", Roles.AUDITOR, List.of("DE01")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/internal/test", Tokens.withGroups("operator", Roles.OPERATOR))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void another_legal_entity_is_out_of_scope_whether_or_not_it_exists() {
        String token = Tokens.of("erp", Roles.ERP, List.of("DE01"));

        Response existing = get("/test/FR01/notes", token);
        Response invented = get("/test/XX99/notes", token);
        Response written = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"text\":\"smuggled\"}")
                .post("/test/FR01/notes");

        assertProblem(existing, 403, "out-of-scope");
        assertProblem(written, 403, "out-of-scope");
        assertThat(invented.asString()).isEqualTo(existing.asString().replace("FR01", "XX99"));
    }

    @Test
    void a_malformed_claim_of_legal_entities_gives_none() {
        assertProblem(get("/test/DE01/notes", Tokens.of("erp", Roles.ERP, "DE01")), 403, "out-of-scope");
        assertProblem(
                get("/test/DE01/notes", Tokens.of("erp", Roles.ERP, List.of("DE01", "not one"))), 403, "out-of-scope");
        assertProblem(get("/test/DE01/notes", Tokens.withGroups("erp", Roles.ERP)), 403, "out-of-scope");
    }

    @Test
    void a_row_of_another_legal_entity_is_not_read() {
        String french = Tokens.of("erp-fr", Roles.ERP, List.of("FR01"));
        given().auth()
                .oauth2(french)
                .contentType("application/json")
                .body("{\"text\":\"0-french\"}")
                .post("/test/FR01/notes")
                .then()
                .statusCode(201);

        List<String> seenByGermans = get("/test/DE01/notes", Tokens.of("erp", Roles.ERP, List.of("DE01")))
                .jsonPath()
                .getList("$");

        assertThat(seenByGermans).doesNotContain("0-french");
        assertThat(get("/test/FR01/notes", french).jsonPath().<String>getList("$"))
                .contains("0-french");
    }

    @Test
    void a_method_without_a_rule_is_denied() {
        assertProblem(
                get("/test/DE01/notes/unannotated", Tokens.of("erp", Roles.ERP, List.of("DE01"))), 403, "forbidden");
        assertProblem(given().get("/test/DE01/notes/unannotated"), 401, "unauthenticated");
    }

    @Test
    void internal_paths_are_for_operators_and_services_whatever_the_method_says() {
        assertProblem(get("/internal/test", Tokens.of("erp", Roles.ERP, List.of("DE01"))), 403, "forbidden");
        assertProblem(given().get("/internal/test"), 401, "unauthenticated");
        assertThat(get("/internal/test", Tokens.of("dunning", Roles.SERVICE, List.of()))
                        .asString())
                .isEqualTo("pong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Roles.ERP,
                Roles.COLLECTOR,
                Roles.CREDIT_MANAGER,
                Roles.AUDITOR,
                Roles.ADMINISTRATOR,
                Roles.SERVICE
            })
    void parked_facts_are_replayed_and_discarded_by_operators_alone(String role) {
        String token = Tokens.of("somebody", role, List.of("DE01"));

        assertProblem(discard(token, "{\"reason\":\"broken\"}"), 403, "forbidden");
        assertProblem(
                given().auth().oauth2(token).post("/internal/parked/replay?consumer=sample&key=nobody"),
                403,
                "forbidden");
    }

    @Test
    void a_record_is_discarded_for_a_reason_of_bounded_length() {
        String operator = Tokens.of("operator", Roles.OPERATOR, List.of());

        assertProblem(discard(operator, "{}"), 400, "malformed-request");
        assertProblem(discard(operator, "{\"reason\":\" \"}"), 400, "malformed-request");
        assertProblem(discard(operator, "{\"reason\":\"" + "x".repeat(501) + "\"}"), 400, "malformed-request");
        assertProblem(discard(operator, "{\"reason\":\"" + "x".repeat(500) + "\"}"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/info"})
    void what_operations_see_is_not_on_the_public_port(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(404);
    }

    private static Response get(String path, String token) {
        return given().auth().oauth2(token).get(path);
    }

    private static Response discard(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/internal/parked/discard?consumer=sample&key=nobody");
    }

    private static void assertProblem(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).isEqualTo("https://openitem.io/problems/" + type);
        assertThat(response.<Integer>path("status")).isEqualTo(status);
    }
}
