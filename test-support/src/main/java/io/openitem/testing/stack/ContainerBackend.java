package io.openitem.testing.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.local.Checkout;
import io.openitem.local.ConnectRest;
import io.openitem.local.Database;
import io.openitem.local.DatabaseServer;
import io.openitem.local.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The official images under Testcontainers, on one network. <b>Unproven:</b> it compiles and follows the images' own
 * documentation, but has not been run yet against an engine that has these images.
 */
final class ContainerBackend implements Backend {
    private static final int POSTGRES_PORT = 5432;
    private static final int CONNECT_PORT = 8083;
    private static final String INNER_KAFKA = "kafka:19092";
    private static final Duration READY = Duration.ofMinutes(2);

    private final Network network = Network.newNetwork();
    private final GenericContainer<?> postgres = new GenericContainer<>(DockerImageName.parse("postgres:18"))
            .withNetwork(network)
            .withNetworkAliases("postgres")
            .withExposedPorts(POSTGRES_PORT)
            .withEnv("POSTGRES_PASSWORD", Postgres.SUPERUSER)
            .withEnv("POSTGRES_DB", Database.NAME)
            .withCommand(
                    "postgres",
                    "-c",
                    "wal_level=logical",
                    "-c",
                    "fsync=off",
                    "-c",
                    "full_page_writes=off",
                    "-c",
                    "timezone=UTC")
            // The image starts the server twice, the first time only to make the database.
            .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
    private final KafkaContainer kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"))
            .withNetwork(network)
            .withNetworkAliases("kafka")
            .withListener(INNER_KAFKA)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    private final GenericContainer<?> connect = new GenericContainer<>(
                    DockerImageName.parse("quay.io/debezium/connect:3.6"))
            .withNetwork(network)
            .withExposedPorts(CONNECT_PORT)
            .withEnv(connectEnvironment())
            .waitingFor(Wait.forHttp("/connectors").forPort(CONNECT_PORT));

    @Override
    public void start(Part part) {
        switch (part) {
            case POSTGRES -> postgres.start();
            case KAFKA -> {
                kafka.start();
                makeTopics();
            }
            case CONNECT -> {
                connect.start();
                var rest = new ConnectRest(
                        URI.create("http://" + connect.getHost() + ":" + connect.getMappedPort(CONNECT_PORT)));
                var file = Checkout.find().connector();
                Awaitility.await().atMost(READY).until(() -> rest.set(file));
                Awaitility.await().atMost(READY).until(() -> rest.runs(file));
            }
        }
    }

    @Override
    public void kill(Part part) {
        throw new UnsupportedOperationException(
                "a killed container comes back on other ports: run this test with " + TestStack.VARIABLE + "=embedded");
    }

    @Override
    public DatabaseServer database() {
        return new DatabaseServer(
                postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT), Postgres.SUPERUSER, Postgres.SUPERUSER);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String toString() {
        return "containers";
    }

    private static Map<String, String> connectEnvironment() {
        var environment = new HashMap<String, String>();
        environment.put("BOOTSTRAP_SERVERS", INNER_KAFKA);
        environment.put("GROUP_ID", "openitem-connect");
        environment.put("CONFIG_STORAGE_TOPIC", "openitem-connect-config");
        environment.put("OFFSET_STORAGE_TOPIC", "openitem-connect-offset");
        environment.put("STATUS_STORAGE_TOPIC", "openitem-connect-status");
        environment.put("CONNECT_OFFSET_FLUSH_INTERVAL_MS", "100");
        environment.put("CONNECT_CONFIG_PROVIDERS", "env");
        environment.put(
                "CONNECT_CONFIG_PROVIDERS_ENV_CLASS", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        environment.put("OPENITEM_PG_HOST", "postgres");
        environment.put("OPENITEM_PG_PORT", Integer.toString(POSTGRES_PORT));
        environment.put("OPENITEM_PG_REPLICATION_PASSWORD", "openitem_replication");
        return environment;
    }

    private void makeTopics() {
        var topics = new ArrayList<NewTopic>();
        for (JsonNode topic : topicsFile()) {
            var config = new HashMap<String, String>();
            topic.path("config")
                    .properties()
                    .forEach(e -> config.put(e.getKey(), e.getValue().asText()));
            topics.add(new NewTopic(
                            topic.get("name").asText(), topic.get("partitions").asInt(), (short) 1)
                    .configs(config));
        }
        try (var admin = Admin.create(
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBootstrapServers()))) {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot make the topics", e);
        }
    }

    private static JsonNode topicsFile() {
        try {
            return new ObjectMapper()
                    .readTree(Checkout.find().topics().toFile())
                    .get("topics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
