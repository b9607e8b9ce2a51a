package io.openitem.kit.observability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.security.TokenKeys;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenKeys.class)
class ManagementComponentTest {

    @TestHTTPResource(value = "/", management = true)
    @SuppressWarnings("NullAway.Init") // injected
    URI management;

    @Test
    void readiness_asks_the_database_as_the_service_would() {
        Response ready = get("q/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.<String>path("checks.find { it.name == 'database' }.status"))
                .isEqualTo("UP");
        assertThat(get("q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void every_metric_carries_the_service() {
        String metrics = get("q/metrics").asString();

        assertThat(metrics).contains("jvm_threads_live_threads{service=\"invoice\"");
    }

    @Test
    void build_information_says_what_runs() {
        Response info = get("q/info");

        assertThat(info.<String>path("service")).isEqualTo("invoice");
        assertThat(info.<String>path("version")).isNotBlank();
        assertThat(info.<String>path("java"))
                .startsWith(String.valueOf(Runtime.version().feature()));
    }

    private Response get(String path) {
        return given().get(management.resolve("/").toString() + path);
    }
}
