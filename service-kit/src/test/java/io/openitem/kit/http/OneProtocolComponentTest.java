package io.openitem.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.security.TokenKeys;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenKeys.class)
class OneProtocolComponentTest {

    @SuppressWarnings("NullAway.Init") // the test framework sets it before any test
    @TestHTTPResource("/v1/orders")
    URI door;

    @Test
    void a_connection_without_tls_stays_in_http_1() throws IOException, InterruptedException {
        try (HttpClient offering =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> answer =
                    offering.send(HttpRequest.newBuilder(door).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }
}
