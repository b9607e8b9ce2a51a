package io.openitem.invoice;

import static io.openitem.invoice.LedgerWorld.as;
import static io.openitem.invoice.LedgerWorld.newEntity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.testing.documents.CommittedApi;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The published document says what the service does. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenResource.class)
class OpenApiComponentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource(value = "/", management = true)
    @SuppressWarnings("NullAway.Init") // injected
    URI management;

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException, InterruptedException {
        CommittedApi.check("invoice-service", management);
    }

    @Test
    void what_the_examples_ask_for_is_done_and_answered_as_the_examples_say() {
        String entity = newEntity();

        assertExample(
                "LegalEntityView",
                as("administrator", entity)
                        .contentType(ContentType.JSON)
                        .body(example("LegalEntityRequest"))
                        .put("/v1/legal-entities/" + entity));
        Response customer = post(entity, "/v1/customers", example("CustomerRequest"));
        assertExample("CustomerView", customer);
        Response invoice = post(entity, "/v1/invoices", example("InvoiceRequest"));
        assertExample("InvoiceView", invoice);

        Response changed = as("erp", entity)
                .contentType(ContentType.JSON)
                .header("If-Match", customer.header("ETag"))
                .body(example("CustomerChangeRequest"))
                .put(customer.header("Location"));
        assertThat(changed.statusCode()).isEqualTo(200);
        Response disputed =
                asCollector(entity, invoice, example("DisputeRequest")).post(invoice.header("Location") + "/dispute");
        assertThat(disputed.<String>path("dispute.reason")).isEqualTo("wrong-price");
        Response resolved = asCollector(entity, disputed, example("ResolutionRequest"))
                .post(invoice.header("Location") + "/dispute/resolve");
        assertThat(resolved.<Object>path("dispute")).isNull();
        Response cancelled = as("erp", entity)
                .contentType(ContentType.JSON)
                .header("If-Match", resolved.header("ETag"))
                .body(example("CancellationRequest"))
                .post(invoice.header("Location") + "/cancellation");
        assertThat(cancelled.<String>path("cancellation.reason")).isEqualTo("duplicate-document");
    }

    private static RequestSpecification asCollector(String entity, Response before, Map<String, Object> body) {
        return as("collector", entity)
                .contentType(ContentType.JSON)
                .header("If-Match", before.header("ETag"))
                .body(body);
    }

    @Test
    void a_line_is_answered_as_the_example_says() {
        String entity = LedgerWorld.company("Europe/Berlin");

        Response answer = as("erp", entity)
                .contentType("application/x-ndjson")
                .body(json(inBooksOf(entity, example("CustomerRequest"))) + "\n")
                .post("/v1/customers/batch");

        Map<String, Object> expected = example("ItemResult");
        Map<String, Object> result = read(answer.asString());
        assertThat(result.keySet()).isEqualTo(expected.keySet());
        assertThat(result).containsEntry("line", 1).containsEntry("status", 201);
    }

    private static Response post(String entity, String path, Map<String, Object> body) {
        return as("erp", entity)
                .contentType(ContentType.JSON)
                .body(inBooksOf(entity, body))
                .post(path);
    }

    private static Map<String, Object> inBooksOf(String entity, Map<String, Object> body) {
        body.put("legalEntity", entity);
        return body;
    }

    /** The answer has the example's fields in the example's order, and its values but for ids. */
    private static void assertExample(String name, Response answer) {
        Map<String, Object> expected = example(name);
        Map<String, Object> actual = read(answer.asString());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(actual.keySet()).as(name).containsExactlyElementsOf(expected.keySet());
        for (Map<String, Object> fields : List.of(expected, actual)) {
            fields.keySet().removeAll(List.of("id", "customerId", "legalEntity"));
        }
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

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
