package io.openitem.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A service of the platform, as the launcher must know it. This table is the only place that lists them.
 *
 * @param name short name, database schema and stem of its roles
 * @param module folder of its module
 * @param port of its API before the stack's offset; its management port is 1,000 above
 * @param database whether it has a schema and the operator's door of the kit
 * @param rebuildable whether it has the function {@code <name>.rebuild()} and can be made anew from the topics
 */
record Service(String name, String module, int port, boolean database, boolean rebuildable) {
    /** Where people and programs come in. */
    static final int GATEWAY = 8080;

    private static final int MANAGEMENT = 1000;

    private static final List<Service> ALL = List.of(
            new Service("invoice", "invoice-service", 8081, true, false),
            new Service("payment", "payment-service", 8082, true, false),
            new Service("dunning", "dunning-service", 8083, true, false),
            new Service("risk", "risk-service", 8084, true, false),
            new Service("analytics", "analytics-service", 8085, true, true),
            new Service("gateway", "gateway", GATEWAY, false, false));

    /** Those that this checkout has, in the order in which they start. */
    static List<Service> in(Path root) {
        return ALL.stream()
                .filter(service ->
                        Files.isRegularFile(root.resolve(service.module).resolve("pom.xml")))
                .toList();
    }

    int managementPort() {
        return port + MANAGEMENT;
    }

    Path jar(Path root) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    Path migrations(Path root) {
        return root.resolve(module).resolve("src/main/resources");
    }
}
