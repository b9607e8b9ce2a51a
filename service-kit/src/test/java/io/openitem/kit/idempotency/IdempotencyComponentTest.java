package io.openitem.kit.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.security.Roles;
import io.openitem.kit.security.TokenKeys;
import io.openitem.kit.security.Tokens;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenKeys.class)
class IdempotencyComponentTest {

    private static final List<String> BOTH = List.of("DE01", "FR01");

    @Inject
    AnswerPurge purge;

    @Test
    void the_same_request_again_is_given_the_first_answer_and_has_no_second_effect() {
        String key = key();
        String text = "note-" + key;

        Response first = post("erp-1", "DE01", key, text);
        Response second = post("erp-1", "DE01", key, text);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString()).isEqualTo("{\"text\":\"" + text + "\"}");
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .endsWith("/test/DE01/notes/" + text);
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.contentType()).startsWith("application/json");
        assertThat(NoteTable.notes(text)).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_changes_nothing() {
        String key = key();
        post("erp-1", "DE01", key, "first-" + key);

        Response other = post("erp-1", "DE01", key, "second-" + key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.path("type").toString()).endsWith("/idempotency-key-reused");
        assertThat(NoteTable.notes("second-" + key)).isZero();
    }

    @Test
    void the_same_key_for_another_legal_entity_is_refused_although_its_answer_cannot_be_seen() {
        String key = key();
        post("erp-1", "DE01", key, "first-" + key);

        Response other = post("erp-1", "FR01", key, "second-" + key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(NoteTable.notes("second-" + key)).isZero();
    }

    @Test
    void keys_of_two_callers_never_meet() {
        String key = key();

        Response first = post("erp-1", "DE01", key, "first-" + key);
        Response second = post("erp-2", "DE01", key, "second-" + key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(NoteTable.answers(key)).isEqualTo(2);
    }

    @Test
    void a_refusal_is_remembered_too() {
        String key = key();

        Response first = post("erp-1", "DE01", key, "refuse-" + key);
        Response second = post("erp-1", "DE01", key, "refuse-" + key);

        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.contentType()).startsWith("application/problem+json");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_failure_leaves_neither_effect_nor_answer() {
        String key = key();

        Response first = post("erp-1", "DE01", key, "fail-" + key);
        Response second = post("erp-1", "DE01", key, "fail-" + key);

        assertThat(first.statusCode()).isEqualTo(500);
        assertThat(second.statusCode()).isEqualTo(500);
        assertThat(second.header("Idempotency-Replayed")).isNull();
        assertThat(NoteTable.notes("fail-" + key)).isZero();
        assertThat(NoteTable.answers(key)).isZero();
    }

    @Test
    void while_a_request_is_in_flight_the_same_one_is_told_so() throws Exception {
        String key = key();
        String text = "slow-" + key;

        List<Response> responses = together(4, () -> post("erp-1", "DE01", key, text));

        assertThat(responses).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409, 409, 409);
        Response refused = responses.stream()
                .filter(response -> response.statusCode() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(refused.path("type").toString()).endsWith("/request-in-flight");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(NoteTable.notes(text)).isEqualTo(1);
    }

    @Test
    void however_requests_with_one_key_overlap_there_is_one_effect_and_one_answer() throws Exception {
        for (int round = 0; round < 40; round++) {
            String key = key();
            String text = "race-" + key;

            List<Response> responses = together(4, () -> post("erp-1", "DE01", key, text));

            assertThat(responses)
                    .extracting(Response::statusCode)
                    .containsAnyOf(201)
                    .isSubsetOf(201, 409);
            assertThat(responses)
                    .filteredOn(
                            response -> response.statusCode() == 201 && response.header("Idempotency-Replayed") == null)
                    .hasSize(1);
            assertThat(NoteTable.notes(text)).isEqualTo(1);
            assertThat(NoteTable.answers(key)).isEqualTo(1);
        }
    }

    @Test
    void without_a_key_every_request_has_its_effect() {
        String text = "unkeyed-" + key();

        post("erp-1", "DE01", null, text);
        Response second = post("erp-1", "DE01", null, text);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(NoteTable.notes(text)).isEqualTo(2);
    }

    @Test
    void where_a_key_is_required_a_request_without_one_is_refused() {
        Response refused = given().auth()
                .oauth2(Tokens.of("erp-1", Roles.ERP, BOTH))
                .contentType("application/json")
                .body("{\"text\":\"x\"}")
                .post("/test/DE01/notes/strict");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.path("type").toString()).endsWith("/idempotency-key-missing");
    }

    @Test
    void a_key_that_is_too_long_is_refused() {
        Response refused = post("erp-1", "DE01", "k".repeat(256), "long");
        Response longest = post("erp-1", "DE01", key() + "k".repeat(219), "long");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.path("type").toString()).endsWith("/idempotency-key-invalid");
        assertThat(longest.statusCode()).isEqualTo(201);
    }

    @Test
    void a_request_without_a_body_is_told_apart_by_its_path() {
        String key = key();

        assertThat(delete(key, "a").statusCode()).isEqualTo(204);
        assertThat(delete(key, "a").header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(delete(key, "b").statusCode()).isEqualTo(422);
    }

    @Test
    void answers_are_forgotten_after_their_time_to_live_and_not_before() throws Throwable {
        String old = key();
        String young = key();
        post("erp-1", "DE01", old, "old-" + old);
        post("erp-1", "DE01", young, "young-" + young);
        NoteTable.age(old, "49 hours");
        NoteTable.age(young, "47 hours");

        Integer forgotten = VertxContextSupport.subscribeAndAwait(() -> purge.purge(3));

        assertThat(forgotten).isEqualTo(1);
        assertThat(NoteTable.answers(old)).isZero();
        assertThat(NoteTable.answers(young)).isEqualTo(1);
    }

    private static Response post(String caller, String entity, @Nullable String key, String text) {
        var request = given().auth()
                .oauth2(Tokens.of(caller, Roles.ERP, BOTH))
                .contentType("application/json")
                .body("{\"text\":\"" + text + "\"}");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/test/" + entity + "/notes");
    }

    private static Response delete(String key, String text) {
        return given().auth()
                .oauth2(Tokens.of("erp-1", Roles.ERP, BOTH))
                .header("Idempotency-Key", key)
                .delete("/test/DE01/notes/" + text);
    }

    private static List<Response> together(int times, Callable<Response> request)
            throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Response>> requests = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                requests.add(request);
            }
            List<Response> responses = new ArrayList<>();
            for (Future<Response> response : clients.invokeAll(requests)) {
                responses.add(response.get());
            }
            return responses;
        } finally {
            clients.shutdown();
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
