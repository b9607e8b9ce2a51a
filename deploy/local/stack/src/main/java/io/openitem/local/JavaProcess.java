package io.openitem.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small program of ours in a JVM of its own; it serves as soon as its ports answer. */
public final class JavaProcess extends JvmComponent {
    private static final Duration START = Duration.ofMinutes(1);

    private final List<String> arguments;

    /**
     * @param program a file that is written when the program is built
     * @param arguments of the JVM: class path, main class, its arguments
     */
    public JavaProcess(Home home, String name, List<Integer> ports, Path program, List<String> arguments) {
        super(home, name, ports, START, StartRecord.in(home.root().resolve("start-records"), name, program));
        this.arguments = List.copyOf(arguments);
    }

    /** Nothing: a class path with a folder in it cannot be recorded, and so small a program does not need it. */
    @Override
    public void recordStarts() {}

    @Override
    boolean serves() {
        return ports().stream().allMatch(Ports::answers);
    }

    @Override
    int maxHeapMegabytes() {
        return 96;
    }

    @Override
    List<String> arguments() {
        return Stream.concat(Programs.loggingOptions().stream(), arguments.stream())
                .toList();
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }
}
