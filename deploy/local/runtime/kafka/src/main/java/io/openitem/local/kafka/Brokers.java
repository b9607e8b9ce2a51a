package io.openitem.local.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The brokers of one machine in one JVM: formats their storage where that was not done, starts them, makes the topics
 * and then writes a file {@code ready}. The first node is also the only controller, so that a second and a third broker
 * cost memory but no election.
 *
 * <p>Arguments: data folder, topics file, file to write when ready, controller port, then one port for each broker.
 */
public final class Brokers {
    private static final String HOST = "127.0.0.1";

    private final Path data;
    private final int controllerPort;
    private final List<Integer> ports;

    private Brokers(Path data, int controllerPort, List<Integer> ports) {
        this.data = data;
        this.controllerPort = controllerPort;
        this.ports = ports;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 5) {
            System.err.println("usage: <data> <topics.json> <ready file> <controller port> <broker port>...");
            System.exit(2);
        }
        var ports = new ArrayList<Integer>();
        for (int i = 4; i < args.length; i++) {
            ports.add(Integer.valueOf(args[i]));
        }
        var brokers = new Brokers(Path.of(args[0]), Integer.parseInt(args[3]), ports);
        try {
            brokers.run(Path.of(args[1]), Path.of(args[2]));
        } catch (Throwable e) {
            e.printStackTrace();
            // Kafka leaves threads that are no daemons behind: without this a broken node would stay for ever.
            Runtime.getRuntime().halt(1);
        }
    }

    private void run(Path topics, Path ready) throws Exception {
        var clusterId = clusterId();
        var servers = new ArrayList<KafkaRaftServer>();
        for (int node = 1; node <= ports.size(); node++) {
            format(node, clusterId);
            servers.add(new KafkaRaftServer(KafkaConfig.fromProps(properties(node), false), Time.SYSTEM));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers), "stop-brokers"));
        startTogether(servers);
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, HOST + ":" + ports.get(0)))) {
            Topics.make(admin, topics, Math.min(3, ports.size()));
        }
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        servers.forEach(KafkaRaftServer::awaitShutdown);
    }

    /** Started one after the other they would each wait for what the next one brings. */
    private static void startTogether(List<KafkaRaftServer> servers) {
        CompletableFuture.allOf(servers.stream()
                        .map(server -> CompletableFuture.runAsync(server::startup, task -> new Thread(task).start()))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static void stop(List<KafkaRaftServer> servers) {
        for (var server : servers.reversed()) {
            server.shutdown();
        }
    }

    /** One id for the life of the data: a node refuses storage of another cluster. */
    private String clusterId() throws IOException {
        var file = Files.createDirectories(data).resolve("cluster-id");
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }

    private Path folder(int node) {
        return data.resolve("node-" + node);
    }

    private void format(int node, String clusterId) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(System.out, true))
                .setNodeId(node)
                .setClusterId(clusterId)
                .setIgnoreFormatted(true)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setDirectories(List.of(folder(node).toString()))
                .setMetadataLogDirectory(folder(node).toString())
                .run();
    }

    private Properties properties(int node) {
        var controller = "CONTROLLER://" + HOST + ":" + controllerPort;
        var broker = "PLAINTEXT://" + HOST + ":" + ports.get(node - 1);
        var replicas = Integer.toString(Math.min(3, ports.size()));
        var p = new Properties();
        p.setProperty("process.roles", node == 1 ? "broker,controller" : "broker");
        p.setProperty("node.id", Integer.toString(node));
        p.setProperty("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("listeners", node == 1 ? broker + "," + controller : broker);
        p.setProperty("advertised.listeners", broker);
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("log.dirs", folder(node).toString());
        p.setProperty("default.replication.factor", replicas);
        p.setProperty("min.insync.replicas", ports.size() >= 3 ? "2" : "1");
        p.setProperty("offsets.topic.replication.factor", replicas);
        p.setProperty("transaction.state.log.replication.factor", replicas);
        p.setProperty("transaction.state.log.min.isr", ports.size() >= 3 ? "2" : "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", replicas);
        p.setProperty("share.coordinator.state.topic.min.isr", ports.size() >= 3 ? "2" : "1");
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        // A broker that was killed registers anew only when the controller has given up the old one: nine seconds by
        // default, in which nobody can write. Heartbeats stay inside one JVM or one machine here.
        p.setProperty("broker.session.timeout.ms", "3000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        // Sized for one small machine: fewer internal partitions, small index files, a small buffer for compaction.
        p.setProperty("offsets.topic.num.partitions", "8");
        p.setProperty("transaction.state.log.num.partitions", "4");
        p.setProperty("log.segment.bytes", "134217728");
        p.setProperty("log.index.size.max.bytes", "1048576");
        p.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        p.setProperty("num.recovery.threads.per.data.dir", "2");
        return p;
    }
}
