package io.openitem.dunning;

import io.openitem.testing.documents.CommittedApi;
import io.openitem.testing.stack.StackResource;
import io.openitem.testing.tokens.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The published document says what the service does. */
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "dunning"))
@WithTestResource(TokenResource.class)
@WithTestResource(Neighbours.class)
class OpenApiComponentTest {

    @TestHTTPResource(value = "/", management = true)
    @SuppressWarnings("NullAway.Init") // injected
    URI management;

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException, InterruptedException {
        CommittedApi.check("dunning-service", management);
    }
}
