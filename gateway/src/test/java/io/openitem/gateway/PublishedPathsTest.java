package io.openitem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the services publish can be reached, and nothing else can. */
class PublishedPathsTest {

    private static final Pattern PREFIX = Pattern.compile("openitem\\.gateway\\.routes\\.([^.]+)\\.prefix");
    private static final Pattern PATH = Pattern.compile("(?m)^ {2}\"?(/[^:\"]*)\"?:$");

    /** The routing table as it is delivered: prefix to the setting that names the service's address. */
    private static Map<String, String> table() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(reader);
        }
        Map<String, String> table = new TreeMap<>();
        for (String key : settings.stringPropertyNames()) {
            Matcher prefix = PREFIX.matcher(key);
            if (prefix.matches()) {
                String upstream = settings.getProperty("openitem.gateway.routes." + prefix.group(1) + ".upstream");
                table.put(settings.getProperty(key), upstream);
            }
        }
        return table;
    }

    /** The paths of each service's committed document, by the service's folder. */
    private static Map<String, List<String>> published() throws IOException {
        Map<String, List<String>> published = new TreeMap<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.toList()) {
                Path document = module.resolve("src/main/openapi/openapi.yaml");
                String name = module.getFileName().toString();
                if (!name.equals("gateway") && Files.exists(document)) {
                    List<String> paths = new ArrayList<>();
                    Matcher path = PATH.matcher(Files.readString(document));
                    while (path.find()) {
                        paths.add(path.group(1));
                    }
                    published.put(name, paths);
                }
            }
        }
        return published;
    }

    @Test
    void every_published_path_leads_to_its_service_and_every_route_to_a_published_path() throws IOException {
        Map<String, String> table = table();
        Routes routes = new Routes(table.keySet().stream()
                .map(prefix -> new Routes.Route(prefix, URI.create("http://127.0.0.1:1/")))
                .toList());
        var used = new TreeSet<String>();

        for (var service : published().entrySet()) {
            assertThat(service.getValue()).as(service.getKey()).isNotEmpty();
            for (String path : service.getValue()) {
                String asked = path.replaceAll("\\{[^}]*}", "x");
                assertThat(routes.find(asked))
                        .as("%s of %s is not routed", path, service.getKey())
                        .isPresent();
                String prefix = routes.find(asked).orElseThrow().prefix();
                assertThat(table.get(prefix))
                        .as("%s leads elsewhere than to %s", path, service.getKey())
                        .isEqualTo("${openitem." + service.getKey().replace("-service", "") + ".url}");
                used.add(prefix);
            }
        }

        assertThat(used).as("routes that lead to nothing published").isEqualTo(table.keySet());
    }
}
