package io.openitem.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Kafka in KRaft mode with the topics of {@code deploy/kafka/topics.json}: one broker, or several in one process. No
 * topic is made by merely naming it.
 */
public final class Kafka extends JvmComponent {
    private static final String NAME = "kafka";
    private static final Duration START = Duration.ofMinutes(2);

    private final Home home;
    private final Checkout checkout;
    private final int controllerPort;
    private final List<Integer> brokerPorts;

    /** @param brokerPorts one for each broker; the number must stay the same for the life of the data */
    public Kafka(Home home, Checkout checkout, int controllerPort, List<Integer> brokerPorts) {
        super(home, NAME, withController(brokerPorts, controllerPort), START, checkout.startRecord(NAME));
        this.home = home;
        this.checkout = checkout;
        this.controllerPort = controllerPort;
        this.brokerPorts = List.copyOf(brokerPorts);
    }

    private static List<Integer> withController(List<Integer> brokerPorts, int controllerPort) {
        var ports = new ArrayList<>(brokerPorts);
        ports.add(controllerPort);
        return ports;
    }

    /** As clients are given it. */
    public String bootstrapServers() {
        return brokerPorts.stream().map(port -> Ports.HOST + ":" + port).collect(Collectors.joining(","));
    }

    /** How many copies of each partition there are. */
    public int replicas() {
        return Math.min(3, brokerPorts.size());
    }

    @Override
    void launch(Progress progress) {
        forgetReady();
        super.launch(progress);
    }

    @Override
    boolean end() {
        boolean inOrder = super.end();
        forgetReady();
        return inOrder;
    }

    @Override
    boolean serves() {
        return Files.exists(ready()) && brokerPorts.stream().allMatch(Ports::answers);
    }

    /** Written by the process when the topics are there. */
    private Path ready() {
        return home.run("kafka.ready");
    }

    private void forgetReady() {
        try {
            Files.deleteIfExists(ready());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    int maxHeapMegabytes() {
        return brokerPorts.size() == 1 ? 384 : 640;
    }

    @Override
    List<String> arguments() {
        var arguments = new ArrayList<>(Programs.loggingOptions());
        arguments.addAll(List.of(
                "-cp",
                checkout.kafkaClassPath(),
                "io.openitem.local.kafka.Brokers",
                home.data(name()) + File.separator + "brokers-" + brokerPorts.size(),
                checkout.topics().toString(),
                ready().toString(),
                Integer.toString(controllerPort)));
        brokerPorts.forEach(port -> arguments.add(Integer.toString(port)));
        return arguments;
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }
}
