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
public final class Kafka implements Component {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Home home;
    private final Checkout checkout;
    private final int controllerPort;
    private final List<Integer> brokerPorts;
    private final ChildProcess process;

    /** @param brokerPorts one for each broker; the number must stay the same for the life of the data */
    public Kafka(Home home, Checkout checkout, int controllerPort, List<Integer> brokerPorts) {
        this.home = home;
        this.checkout = checkout;
        this.controllerPort = controllerPort;
        this.brokerPorts = List.copyOf(brokerPorts);
        this.process = new ChildProcess(name(), home);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Integer> ports() {
        var ports = new ArrayList<>(brokerPorts);
        ports.add(controllerPort);
        return List.copyOf(ports);
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public Path pidFile() {
        return process.pidFile();
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
    public void start(Progress progress) {
        if (!process.isRunning()) {
            Ports.requireFree(name(), ports());
            progress.doing(name(), "starting");
            forgetReady();
            process.launch(command(), Map.of());
        }
        process.await(this::serves, START);
    }

    @Override
    public void stop() {
        process.stop(Signal.TERM, STOP);
        forgetReady();
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
        return serves() ? Health.UP : Health.STARTING;
    }

    private boolean serves() {
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

    private List<String> command() {
        var command = new ArrayList<>(List.of(Programs.java(), brokerPorts.size() == 1 ? "-Xmx384m" : "-Xmx640m"));
        command.addAll(Programs.childJvmOptions(checkout.classArchive(name())));
        command.addAll(List.of(
                "-cp",
                checkout.kafkaClassPath(),
                "io.openitem.local.kafka.Brokers",
                home.data(name()) + File.separator + "brokers-" + brokerPorts.size(),
                checkout.topics().toString(),
                ready().toString(),
                Integer.toString(controllerPort)));
        brokerPorts.forEach(port -> command.add(Integer.toString(port)));
        return command;
    }
}
