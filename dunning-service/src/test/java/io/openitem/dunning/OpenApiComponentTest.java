package io.openitem.dunning;

import static io.openitem.dunning.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.testing.documents.CommittedApi;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The published document says what the service does. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "dunning"))
@WithTestResource(TokenResource.class)
@WithTestResource(Neighbours.class)
class OpenApiComponentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    World world;

    @TestHTTPResource(value = "/", management = true)
    @SuppressWarnings("NullAway.Init") // injected
    URI management;

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException, InterruptedException {
        CommittedApi.check("dunning-service", management);
    }

    @Test
    void what_the_examples_ask_for_is_done_and_answered_as_the_examples_say() {
        Ledger ledger = new Ledger();
        LegalEntityId entity = ledger.entity();
        CustomerId customer = Ledger.newCustomer();
        world.today(LocalDate.parse("2026-04-10"));
        world.hear(
                ledger.registered(),
                ledger.customer(customer, "D-1"),
                ledger.issued(customer, Ledger.newInvoice(), "R-1001", "1234.50", LocalDate.parse("2026-03-31")));

        assertExample(
                "PolicyView",
                as("credit-manager", entity)
                        .contentType(ContentType.JSON)
                        .header("If-Match", "\"0\"")
                        .body(example("PolicyRequest"))
                        .put("/v1/dunning/policies/" + entity));
        assertExample(
                "ReleaseView", post("credit-manager", entity, "/v1/dunning/releases", "ReleaseRequest", customer));
        world.sweep();
        Response paused = post("collector", entity, "/v1/dunning/pauses", "PauseRequest", customer);
        assertThat(paused.statusCode()).as(paused.asString()).isEqualTo(200);
        assertThat(read(paused.asString()).get("pause"))
                .isEqualTo(example("CaseView").get("pause"));
        Response resumed =
                post("collector", entity, "/v1/dunning/pauses/" + customer + "/resume", "ResumptionRequest", customer);
        assertThat(resumed.statusCode()).as(resumed.asString()).isEqualTo(200);
        world.realTime();
    }

    private static Response post(String role, LegalEntityId entity, String path, String request, CustomerId customer) {
        Map<String, Object> body = example(request);
        body.computeIfPresent("legalEntity", (name, value) -> entity.value());
        body.computeIfPresent("customerId", (name, value) -> customer.toString());
        return as(role, entity).contentType(ContentType.JSON).body(body).post(path);
    }

    /** The answer has the example's fields in the example's order, and its values but for the legal entity. */
    private static void assertExample(String name, Response answer) {
        Map<String, Object> expected = example(name);
        Map<String, Object> actual = read(answer.asString());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(actual.keySet()).as(name).containsExactlyElementsOf(expected.keySet());
        expected.remove("legalEntity");
        actual.remove("legalEntity");
        assertThat(actual).as(name).isEqualTo(expected);
    }

    private static Map<String, Object> example(String name) {
        String resource = "/openapi/examples/" + name + ".json";
        try (InputStream in = OpenApiComponentTest.class.getResourceAsStream(resource)) {
            return JSON.readValue(
                    Objects.requireNonNull(in, resource), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
