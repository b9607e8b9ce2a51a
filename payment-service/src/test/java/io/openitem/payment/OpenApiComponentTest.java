package io.openitem.payment;

import static io.openitem.payment.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
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
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published document says what the service does. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(TokenResource.class)
class OpenApiComponentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    @Inject
    World world;

    @TestHTTPResource(value = "/", management = true)
    @SuppressWarnings("NullAway.Init") // injected
    URI management;

    private final Ledger ledger = new Ledger();
    private final LegalEntityId entity = ledger.entity();
    private final CustomerId customer = Ledger.newCustomer();
    private final InvoiceId hundred = Ledger.newInvoice();

    @BeforeEach
    void a_customer_owes_an_item() {
        world.hear(
                ledger.registered(),
                ledger.customer(customer, "D-10042"),
                ledger.issued(customer, hundred, "2026-0100", "100.00"));
    }

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException, InterruptedException {
        CommittedApi.check("payment-service", management);
    }

    @Test
    void what_the_examples_ask_for_is_done_and_answered_as_the_examples_say() throws IOException {
        Response payment = as("erp", entity)
                .contentType(ContentType.JSON)
                .body(inTheseBooks("PaymentRequest").toString())
                .post("/v1/payments");

        assertThat(payment.statusCode()).as(payment.asString()).isEqualTo(201);
        assertThat(shape(JSON.readTree(payment.asString()))).isEqualTo(shape(example("PaymentView")));
        Response reversed = as("erp", entity)
                .contentType(ContentType.JSON)
                .header("If-Match", payment.header("ETag"))
                .body(example("ReversalRequest").toString())
                .post(payment.header("Location") + "/reverse");
        assertThat(reversed.<String>path("reversal.reason")).isEqualTo("returned-by-bank");
    }

    @Test
    void money_of_an_unknown_payer_is_assigned_and_allocated_as_the_examples_say() throws IOException {
        Response payment = World.pay(entity, "unknown-1", "40.00", "thank you");
        ObjectNode assignment = example("AssignmentRequest");
        assignment.put("customerId", customer.toString());
        Response assigned =
                World.change("collector", entity, payment.path("id"), "assign", JSON.convertValue(assignment, MAP));
        ObjectNode allocation = example("AllocationRequest");
        ((ObjectNode) allocation.at("/allocations/0")).put("invoiceId", hundred.toString());
        Response allocated =
                World.change("collector", entity, payment.path("id"), "allocate", JSON.convertValue(allocation, MAP));

        assertThat(assigned.statusCode()).as(assigned.asString()).isEqualTo(200);
        assertThat(allocated.statusCode()).as(allocated.asString()).isEqualTo(200);
        assertThat(allocated.<String>path("allocations[0].proposed.amount")).isEqualTo("40.00");
    }

    @Test
    void a_line_is_answered_as_the_example_says() throws IOException {
        Response answer = as("erp", entity)
                .contentType("application/x-ndjson")
                .body(inTheseBooks("PaymentRequest") + "\n")
                .post("/v1/payments/batch");

        assertThat(shape(JSON.readTree(answer.asString()))).isEqualTo(shape(example("ItemResult")));
    }

    private ObjectNode inTheseBooks(String name) throws IOException {
        ObjectNode body = example(name);
        body.put("legalEntity", entity.value());
        return body;
    }

    /** As text, in its order, without what differs from run to run: the ids and the legal entity. */
    private String shape(JsonNode body) {
        return body.toString().replaceAll("_[0-9a-f]{32}", "_").replace("\"" + entity + "\"", "\"DE01\"");
    }

    private static ObjectNode example(String name) throws IOException {
        String resource = "/openapi/examples/" + name + ".json";
        try (InputStream in = OpenApiComponentTest.class.getResourceAsStream(resource)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, resource));
        }
    }
}
