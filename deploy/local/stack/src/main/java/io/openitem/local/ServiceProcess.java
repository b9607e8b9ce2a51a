package io.openitem.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service as its build leaves it. */
public final class ServiceProcess extends JvmComponent {
    private static final Duration START = Duration.ofMinutes(2);

    private final Home home;
    private final Path jar;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;

    /**
     * @param name short name, for example {@code invoice}
     * @param jar {@code quarkus-run.jar} with its folders beside it
     * @param environment its settings, ports excepted
     */
    public ServiceProcess(
            Home home, String name, Path jar, int port, int managementPort, Map<String, String> environment) {
        super(home, name, List.of(port, managementPort), START, StartRecord.in(startRecords(jar), name, jar));
        this.home = home;
        this.jar = jar;
        this.port = port;
        this.managementPort = managementPort;
        this.environment = Map.copyOf(environment);
    }

    /** Beside the build's output, which {@code mvn clean} takes away with it. */
    private static Path startRecords(Path jar) {
        return jar.resolve("../../start-records").normalize();
    }

    /** Root of its API on this machine. */
    public URI uri() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    /** Exists while the service is stopped on purpose and must not be restarted by whoever watches it. */
    public Path heldFile() {
        return home.run(name() + ".held");
    }

    @Override
    void launch(Progress progress) {
        if (!Files.isRegularFile(jar)) {
            throw new ComponentFailure(name(), jar + " is missing: the service is not built.", "Run ./openitem up.");
        }
        super.launch(progress);
    }

    @Override
    boolean serves() {
        return HttpProbe.isWell(URI.create("http://" + Ports.HOST + ":" + managementPort + "/q/health/ready"));
    }

    @Override
    int maxHeapMegabytes() {
        return 128;
    }

    @Override
    List<String> arguments() {
        return List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                // One that was killed and is back takes up its partitions at once, where a newcomer would be given them
                // only when the broker has missed the dead for ten seconds.
                "-Dmp.messaging.connector.smallrye-kafka.group.instance.id=" + name(),
                "-jar",
                jar.toString());
    }

    @Override
    Map<String, String> environment() {
        var settings = new HashMap<>(environment);
        settings.put("QUARKUS_HTTP_HOST", Ports.HOST);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        return settings;
    }
}
