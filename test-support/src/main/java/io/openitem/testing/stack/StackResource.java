package io.openitem.testing.stack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} the shared stack, as the service it names, with its schema migrated:
 *
 * <pre>{@code
 * @WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
 * }</pre>
 *
 * <p>Arguments: {@code service}, required, a service that {@code deploy/postgres/bootstrap.sql} knows; {@code connect},
 * {@code true} where the outbox must reach Kafka.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable String service;
    private boolean connect;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        connect = Boolean.parseBoolean(arguments.getOrDefault("connect", "false"));
    }

    @Override
    public Map<String, String> start() {
        var name = Objects.requireNonNull(service, "StackResource needs the argument \"service\"");
        var stack = TestStack.shared();
        stack.start(Part.POSTGRES, Part.KAFKA);
        stack.migrate(name);
        if (connect) {
            stack.start(Part.CONNECT);
        }
        return Map.of(
                "quarkus.datasource.reactive.url",
                stack.postgres().reactiveUrl(),
                "quarkus.datasource.username",
                name + "_service",
                "quarkus.datasource.password",
                name + "_service",
                "kafka.bootstrap.servers",
                stack.bootstrapServers());
    }

    /** The stack outlives the test class: others of this JVM use it. */
    @Override
    public void stop() {}
}
