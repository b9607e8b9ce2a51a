package io.openitem.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small program of ours in a JVM of its own; it serves as soon as its ports answer. */
public final class JavaProcess implements Component {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Home home;
    private final String name;
    private final List<Integer> ports;
    private final List<String> arguments;
    private final ChildProcess process;

    /** @param arguments of the JVM: class path, main class, its arguments */
    public JavaProcess(Home home, String name, List<Integer> ports, List<String> arguments) {
        this.home = home;
        this.name = name;
        this.ports = List.copyOf(ports);
        this.arguments = List.copyOf(arguments);
        this.process = new ChildProcess(name, home);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> ports() {
        return ports;
    }

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            Ports.requireFree(name, ports);
            progress.doing(name, "starting");
            var command = new ArrayList<>(List.of(Programs.java(), "-Xmx48m"));
            command.addAll(Programs.childJvmOptions(home.run(name + ".jsa")));
            command.addAll(arguments);
            process.launch(command, Map.of());
        }
        process.await(() -> ports.stream().allMatch(Ports::answers), START);
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
        return ports.stream().allMatch(Ports::answers) ? Health.UP : Health.STARTING;
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public Path pidFile() {
        return process.pidFile();
    }
}
