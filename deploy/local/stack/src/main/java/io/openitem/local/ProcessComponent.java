package io.openitem.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What all components have in common: one process each, launched, waited for, stopped by signal, found by its pid. */
public abstract class ProcessComponent implements Component {
    private final String name;
    private final List<Integer> ports;
    private final Duration startsWithin;
    private final ChildProcess process;

    /**
     * @param ports on loopback, which nobody else may hold
     * @param startsWithin after which it is given up
     */
    ProcessComponent(Home home, String name, List<Integer> ports, Duration startsWithin) {
        this.name = name;
        this.ports = List.copyOf(ports);
        this.startsWithin = startsWithin;
        this.process = new ChildProcess(name, home);
    }

    /** Launches the process. It is not running, and its ports are free. */
    abstract void launch(Progress progress);

    /** Whether it does what it is there for. */
    abstract boolean serves();

    /** Ends it in order, by force after a while; returns whether it was in order. */
    abstract boolean end();

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            Ports.requireFree(name, ports);
            progress.doing(name, "starting");
            launch(progress);
        }
        process.await(this::serves, startsWithin);
    }

    @Override
    public void stop() {
        end();
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> ports() {
        return ports;
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public Path pidFile() {
        return process.pidFile();
    }

    ChildProcess process() {
        return process;
    }

    Duration startsWithin() {
        return startsWithin;
    }
}
