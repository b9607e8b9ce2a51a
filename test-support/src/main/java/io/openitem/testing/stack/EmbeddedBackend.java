package io.openitem.testing.stack;

import io.openitem.local.Checkout;
import io.openitem.local.ChildProcess;
import io.openitem.local.Component;
import io.openitem.local.Connect;
import io.openitem.local.DatabaseServer;
import io.openitem.local.Home;
import io.openitem.local.Kafka;
import io.openitem.local.Ports;
import io.openitem.local.Postgres;
import io.openitem.local.Progress;
import io.openitem.local.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Child processes of this machine, in a folder below the temporary one that is named for the JVM they belong to. */
final class EmbeddedBackend implements Backend {
    private static final String PREFIX = "openitem-test-";
    private static final int PORTS = 4;

    private final Home home;
    private final List<Integer> ports;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Connect connect;

    private EmbeddedBackend(Home home, List<Integer> ports) {
        var checkout = Checkout.find();
        this.home = home;
        this.ports = ports;
        this.postgres = new Postgres(home, checkout, ports.get(0), Postgres.Durability.FAST);
        this.kafka = new Kafka(home, checkout, ports.get(1), List.of(ports.get(2)));
        this.kafka.recordStarts();
        this.connect = new Connect(
                home, checkout, ports.get(3), postgres.server(), kafka.bootstrapServers(), kafka.replicas());
        this.connect.recordStarts();
    }

    /** A stack of this JVM's own; it is stopped and its folder removed when the JVM ends. */
    static EmbeddedBackend make() {
        clearLeftovers();
        var pid = ProcessHandle.current().pid();
        var home = new Home(temporary().resolve(PREFIX + pid));
        var backend = new EmbeddedBackend(home, Ports.free(PORTS));
        Runtime.getRuntime().addShutdownHook(new Thread(backend::end, "stop-test-stack"));
        return backend;
    }

    /** The stack that another class loader of this JVM made. */
    static EmbeddedBackend of(String state) {
        var parts = state.split("\\|");
        return new EmbeddedBackend(
                new Home(Path.of(parts[0])),
                Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList());
    }

    /** All that {@link #of} needs. */
    String state() {
        return home.root() + "|" + ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public void start(Part part) {
        component(part).start(Progress.silent());
    }

    @Override
    public void kill(Part part) {
        component(part).kill();
    }

    @Override
    public DatabaseServer database() {
        return postgres.server();
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String toString() {
        return "child processes in " + home.root();
    }

    private Component component(Part part) {
        return switch (part) {
            case POSTGRES -> postgres;
            case KAFKA -> kafka;
            case CONNECT -> connect;
        };
    }

    private void end() {
        // Nobody wants the data back: an orderly stop would only cost seconds at the end of every module. The first one
        // leaves what makes the next starts faster. PostgreSQL takes no time, and killed it would leave shared memory
        // behind.
        for (var jvm : List.of(connect, kafka)) {
            jvm.keepStart();
            jvm.kill();
        }
        postgres.stop();
        keepLogs();
        remove(home.root());
    }

    /** Logs of the last run stay in the module's build folder. */
    private void keepLogs() {
        var kept = Path.of("target", "stack-logs");
        try {
            if (Files.isDirectory(Path.of("target"))) {
                Files.createDirectories(kept);
                for (var component : List.of(connect, kafka, postgres)) {
                    if (Files.exists(component.log())) {
                        var copy = kept.resolve(component.log().getFileName());
                        Files.copy(component.log(), copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JVM that was killed could not stop its stack. */
    private static void clearLeftovers() {
        try (var folders = Files.newDirectoryStream(temporary(), PREFIX + "*")) {
            for (var folder : folders) {
                var pid = folder.getFileName().toString().substring(PREFIX.length());
                boolean owned = pid.matches("\\d+")
                        && ProcessHandle.of(Long.parseLong(pid))
                                .filter(ProcessHandle::isAlive)
                                .isPresent();
                if (!owned) {
                    for (var part : Part.values()) {
                        new ChildProcess(part.name().toLowerCase(Locale.ROOT), new Home(folder))
                                .stop(part == Part.POSTGRES ? Signal.INT : Signal.KILL, Duration.ofSeconds(5));
                    }
                    remove(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** What a process still writes while it dies may reappear: not worth failing for. */
    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left " + folder + ": " + e);
        }
    }
}
