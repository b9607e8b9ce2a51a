package io.openitem.testing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Keeps true that the OpenAPI document committed with a service is the one that the service serves. A module's test,
 * which must be called {@code OpenApiComponentTest}, gives the address of its management port.
 */
public final class CommittedApi {

    private static final String WRITE = "openapi.write";
    private static final Path FILE = Path.of("src/main/openapi/openapi.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private CommittedApi() {}

    /**
     * Compares the two, or with {@code -Dopenapi.write=true} replaces the committed one.
     *
     * @param module the folder of the service
     * @param management where the service under test serves {@code q/openapi}
     * @throws AssertionError that names the command which rewrites the file
     */
    public static void check(String module, URI management) throws IOException, InterruptedException {
        String rewrite = "mvn -pl " + module + " -am test -Dtest=OpenApiComponentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true";
        String served = "# Generated from the resources of this module. To rewrite it: " + rewrite + "\n"
                + served(management.resolve("/q/openapi"));
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, served);
        }
        assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
                .as("%s/%s is not what the service says of itself. To rewrite it: %s", module, FILE, rewrite)
                .isEqualTo(served);
    }

    private static String served(URI document) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(document).timeout(PATIENCE).build();
        HttpResponse<String> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(document.toString()).isEqualTo(200);
        return response.body();
    }
}
