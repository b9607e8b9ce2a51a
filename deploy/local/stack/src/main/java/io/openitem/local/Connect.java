package io.openitem.local;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/**
 * A Kafka Connect worker with Debezium, which moves what is written to the outboxes to Kafka. Its connector is that of
 * {@code deploy/debezium/outbox-connector.json}, set anew at each start, so that the file decides.
 */
public final class Connect extends JvmComponent {
    private static final String NAME = "connect";
    private static final Duration START = Duration.ofMinutes(2);

    /** A database that recovers from a crash may take half of it. */
    private static final Duration MAY_FAIL = Duration.ofMinutes(1);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Home home;
    private final Checkout checkout;
    private final int port;
    private final DatabaseServer database;
    private final String bootstrapServers;
    private final int replicas;
    private final ConnectRest rest;

    /**
     * @param port of its REST interface
     * @param database where the outboxes are, with publication and slot made
     * @param bootstrapServers where they go
     * @param replicas how many copies of its own topics to keep
     */
    public Connect(
            Home home, Checkout checkout, int port, DatabaseServer database, String bootstrapServers, int replicas) {
        super(home, NAME, List.of(port), START, checkout.startRecord(NAME));
        this.home = home;
        this.checkout = checkout;
        this.port = port;
        this.database = database;
        this.bootstrapServers = bootstrapServers;
        this.replicas = replicas;
        this.rest = new ConnectRest(restUri());
    }

    /** Root of its REST interface. */
    public URI restUri() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    @Override
    public void start(Progress progress) {
        super.start(progress);
        progress.doing(name(), "starting the outbox connector");
        long enough = System.nanoTime() + MAY_FAIL.toNanos();
        process().await(() -> patiently(() -> rest.set(checkout.connector()), enough), START);
        process().await(() -> patiently(() -> rest.runs(checkout.connector()), enough), START);
    }

    /**
     * Its database may be on its way back too: until then the worker refuses the connector, and what it remembers of the
     * connector's last life may be a failure.
     */
    private boolean patiently(BooleanSupplier done, long enough) {
        try {
            return done.getAsBoolean();
        } catch (ComponentFailure e) {
            if (System.nanoTime() > enough) {
                throw e;
            }
            revive();
            ChildProcess.pause(BETWEEN_TRIES);
            return false;
        }
    }

    /**
     * Starts again what has failed of the connector; whoever looks after a stack does so every few seconds.
     *
     * @return whether anything had failed
     */
    public boolean revive() {
        try {
            return process().isRunning() && rest.restartFailed(checkout.connector());
        } catch (ComponentFailure e) {
            // The connector's file is being changed: nothing that whoever looks after the stack should end for.
            return false;
        }
    }

    /** The worker; its connector is set when it answers. */
    @Override
    boolean serves() {
        return rest.answers();
    }

    @Override
    public Health health() {
        var worker = super.health();
        if (worker != Health.UP) {
            return worker;
        }
        try {
            return rest.runs(checkout.connector()) ? Health.UP : Health.STARTING;
        } catch (ComponentFailure e) {
            return Health.STARTING;
        }
    }

    @Override
    int maxHeapMegabytes() {
        return 384;
    }

    @Override
    List<String> arguments() {
        var arguments = new ArrayList<>(Programs.loggingOptions());
        arguments.addAll(List.of(
                "-cp",
                checkout.connectClassPath(),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                writeWorkerFile().toString()));
        return arguments;
    }

    /** What the placeholders of the connector's file stand for. */
    @Override
    Map<String, String> environment() {
        return Map.of(
                "OPENITEM_PG_HOST", database.host(),
                "OPENITEM_PG_PORT", Integer.toString(database.port()),
                "OPENITEM_PG_REPLICATION_PASSWORD", "openitem_replication");
    }

    private Path writeWorkerFile() {
        var text = new StringWriter();
        try {
            worker().store(text, null);
            return Files.writeString(home.run("connect-worker.properties"), text.toString());
        } catch (IOException e) {
            throw new ComponentFailure(
                            name(),
                            "cannot write its settings (" + e.getMessage() + ").",
                            "Check that the disk is not full and that " + home.root() + " may be written.")
                    .causedBy(e);
        }
    }

    private Properties worker() {
        var p = new Properties();
        p.setProperty("bootstrap.servers", bootstrapServers);
        p.setProperty("group.id", "openitem-connect");
        p.setProperty("listeners", restUri().toString());
        p.setProperty("rest.advertised.host.name", Ports.HOST);
        p.setProperty("plugin.path", checkout.connectPlugins().toString());
        // Looking through every class of every plugin costs seconds at each start.
        p.setProperty("plugin.discovery", "service_load");
        p.setProperty("config.providers", "env");
        p.setProperty("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        p.setProperty("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        p.setProperty("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        for (var topic : List.of("config", "offset", "status")) {
            p.setProperty(topic + ".storage.topic", "openitem-connect-" + topic);
            p.setProperty(topic + ".storage.replication.factor", Integer.toString(replicas));
        }
        p.setProperty("offset.storage.partitions", "1");
        p.setProperty("status.storage.partitions", "1");
        // The slot's confirmed position follows the stored offsets, and every move of the clock waits for it.
        p.setProperty("offset.flush.interval.ms", "50");
        // There is one worker. Without these a worker that was killed is waited for: five minutes for its tasks.
        p.setProperty("scheduled.rebalance.max.delay.ms", "0");
        p.setProperty("session.timeout.ms", "6000");
        p.setProperty("heartbeat.interval.ms", "2000");
        return p;
    }
}
