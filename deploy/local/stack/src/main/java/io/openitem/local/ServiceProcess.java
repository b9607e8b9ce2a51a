package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One service as its build leaves it. Where the JDK can, the first run records what it loaded and linked, and every
 * later start takes that up; a record that does not fit is ignored by the JVM.
 */
public final class ServiceProcess implements Component {
    private static final Duration START = Duration.ofMinutes(2);
    // The first stop of a service also writes its record, which takes as long as a start.
    private static final Duration STOP = Duration.ofSeconds(45);
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final int FIRST_JDK_WITH_RECORDS = 25;

    private final Home home;
    private final String name;
    private final Path jar;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private final ChildProcess process;

    /**
     * @param name short name, for example {@code invoice}
     * @param jar {@code quarkus-run.jar} with its folders beside it
     * @param environment its settings, ports excepted
     */
    public ServiceProcess(
            Home home, String name, Path jar, int port, int managementPort, Map<String, String> environment) {
        this.home = home;
        this.name = name;
        this.jar = jar;
        this.port = port;
        this.managementPort = managementPort;
        this.environment = Map.copyOf(environment);
        this.process = new ChildProcess(name, home);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, managementPort);
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public Path pidFile() {
        return process.pidFile();
    }

    /** Root of its API on this machine. */
    public URI uri() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    /** Exists while the service is stopped on purpose and must not be restarted by whoever watches it. */
    public Path heldFile() {
        return home.run(name + ".held");
    }

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            requireBuilt();
            Ports.requireFree(name, ports());
            progress.doing(name, "starting");
            process.launch(command(), settings());
        }
        try {
            process.await(this::ready, START);
        } catch (ComponentFailure e) {
            // What a start that failed recorded is not what a good one needs.
            forgetRecord();
            throw e;
        }
    }

    @Override
    public void stop() {
        process.stop(Signal.TERM, STOP);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public Health health() {
        if (!process.isRunning()) {
            return Health.DOWN;
        }
        return ready() ? Health.UP : Health.STARTING;
    }

    private void requireBuilt() {
        if (!Files.isRegularFile(jar)) {
            throw new ComponentFailure(name, jar + " is missing: the service is not built.", "Run ./openitem up.");
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                Programs.java(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-Xlog:aot=off,cds=off",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        if (Runtime.version().feature() >= FIRST_JDK_WITH_RECORDS) {
            command.add((Files.exists(record()) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + record());
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Of this build and this JDK: another has another name. */
    private Path record() {
        try {
            var folder = Files.createDirectories(home.root().resolve("aot"));
            long built = Files.getLastModifiedTime(jar).toMillis();
            return folder.resolve(name + "-" + Runtime.version().feature() + "-" + built + ".aot");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetRecord() {
        try {
            Files.deleteIfExists(record());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings() {
        var settings = new java.util.HashMap<>(environment);
        settings.put("QUARKUS_HTTP_HOST", Ports.HOST);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        return settings;
    }

    private boolean ready() {
        var request = HttpRequest.newBuilder(
                        URI.create("http://" + Ports.HOST + ":" + managementPort + "/q/health/ready"))
                .timeout(REQUEST)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
