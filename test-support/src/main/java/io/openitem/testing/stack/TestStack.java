package io.openitem.testing.stack;

import io.openitem.local.Checkout;
import io.openitem.local.Database;
import io.openitem.local.DatabaseServer;
import io.openitem.local.MigrationFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/**
 * The one stack of a JVM. Its parts start when they are first asked for, are shared by all test classes, whatever class
 * loader they come from, and end with the JVM. They run in containers where a container engine answers and as child
 * processes elsewhere; {@value #VARIABLE} set to {@code embedded} or {@code containers} forces one.
 */
public final class TestStack {
    public static final String VARIABLE = "OPENITEM_TEST_STACK";

    /** Holds the state of an embedded stack, for other class loaders of this JVM. */
    private static final String PROPERTY = "testing.openitem.stack";

    private static @Nullable TestStack shared;

    private final Backend backend;
    private final Set<Part> started = EnumSet.noneOf(Part.class);
    private final Set<String> migrated = new HashSet<>();
    private boolean bootstrapped;

    private TestStack(Backend backend) {
        this.backend = backend;
    }

    /** The stack of this JVM; nothing is started by asking for it. */
    public static TestStack shared() {
        // Class loaders have this class and its lock twice, but the properties once.
        synchronized (System.getProperties()) {
            if (shared == null) {
                shared = new TestStack(choose());
            }
            return shared;
        }
    }

    private static Backend choose() {
        var state = System.getProperty(PROPERTY);
        if (state != null) {
            return EmbeddedBackend.of(state);
        }
        var forced = Optional.ofNullable(System.getenv(VARIABLE)).orElse("").toLowerCase(Locale.ROOT);
        boolean containers = switch (forced) {
            case "embedded" -> false;
            case "containers" -> true;
            case "" -> engineAnswers();
            default ->
                throw new IllegalArgumentException(
                        VARIABLE + " is \"" + forced + "\"; it may be embedded or containers");
        };
        Backend backend = containers ? new ContainerBackend() : EmbeddedBackend.make();
        if (backend instanceof EmbeddedBackend embedded) {
            System.setProperty(PROPERTY, embedded.state());
        }
        // Not by a logger: whether tests show one's lines differs from module to module.
        System.err.println("test stack: " + backend + (forced.isEmpty() ? "" : " (forced by " + VARIABLE + ")"));
        return backend;
    }

    /** Looks for a socket first: asking Testcontainers costs seconds and a stack trace where there is none. */
    private static boolean engineAnswers() {
        boolean maybe = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return maybe && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts the parts that do not run yet, PostgreSQL and Kafka side by side. */
    public void start(Part... parts) {
        synchronized (System.getProperties()) {
            var wanted = Set.of(parts);
            var first = new HashSet<>(wanted);
            if (wanted.contains(Part.CONNECT)) {
                first.addAll(Set.of(Part.POSTGRES, Part.KAFKA));
            }
            first.remove(Part.CONNECT);
            first.removeAll(started);
            startTogether(first);
            if (first.contains(Part.POSTGRES)) {
                bootstrap();
            }
            if (wanted.contains(Part.CONNECT) && !started.contains(Part.CONNECT)) {
                database().publishOutboxes();
                backend.start(Part.CONNECT);
                started.add(Part.CONNECT);
            }
        }
    }

    /** Ends a part as a crash would, and forgets that it ran: the next {@link #start} brings it back with its data. */
    public void kill(Part part) {
        synchronized (System.getProperties()) {
            backend.kill(part);
            started.remove(part);
        }
    }

    /**
     * Makes the schema of one service: the shared tables, the plumbing and the service's own tables, from the folders
     * {@code db/platform}, {@code db/kit} and {@code db/migration} of the class path; then publishes its outbox.
     *
     * @param service one that {@code deploy/postgres/bootstrap.sql} knows, for example {@code invoice}
     */
    public void migrate(String service) {
        start(Part.POSTGRES);
        synchronized (System.getProperties()) {
            if (migrated.add(service)) {
                database().migratePlatform(MigrationFolders.onClassPath("db/platform"));
                database()
                        .migrateService(
                                service,
                                MigrationFolders.onClassPath("db/kit"),
                                MigrationFolders.onClassPath("db/migration"));
                database().publishOutboxes();
            }
        }
    }

    /** The database server, started. Connections as the superuser or as any role are had from it. */
    public DatabaseServer postgres() {
        start(Part.POSTGRES);
        return backend.database();
    }

    /** Kafka's address, started. */
    public String bootstrapServers() {
        start(Part.KAFKA);
        return backend.bootstrapServers();
    }

    private Database database() {
        return new Database(backend.database());
    }

    private void bootstrap() {
        if (!bootstrapped) {
            database().bootstrap(Checkout.find().bootstrapSql());
            bootstrapped = true;
        }
    }

    private void startTogether(Set<Part> parts) {
        try {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(
                                    () -> backend.start(part), task -> new Thread(task).start()))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
        started.addAll(parts);
    }
}
