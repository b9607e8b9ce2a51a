package io.openitem.launcher;

import io.openitem.local.Component;
import io.openitem.local.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How every component is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show each component. Exit code 0 if all are up, 3 if none is, 1 otherwise.")
final class StatusCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    StatusCommand(Context context) {
        this.context = context;
    }

    /**
     * One component.
     *
     * @param health {@code up}, {@code starting} or {@code down}
     * @param pid null when it is down
     * @param upSeconds null when it is down or the system does not say
     * @param memoryMb its share of the machine's memory (PSS); null where the system does not say
     */
    record Line(
            String component,
            String health,
            @Nullable Long pid,
            @Nullable Long upSeconds,
            @Nullable Long memoryMb,
            List<Integer> ports,
            String log) {}

    @Override
    public Integer call() {
        var stack = context.stack();
        var lines = stack.components().stream().map(StatusCommand::look).toList();
        if (json) {
            context.terminal().json(lines);
        } else {
            render(lines).forEach(context.terminal()::data);
        }
        int code = exitCode(lines);
        if (code == ExitCode.NOT_RUNNING) {
            context.terminal().hint("./openitem up starts it.");
        } else if (code == ExitCode.FAILED) {
            context.terminal().hint("./openitem logs <component> tells why; ./openitem doctor looks for causes.");
        }
        return code;
    }

    static int exitCode(List<Line> lines) {
        if (lines.stream().allMatch(line -> line.health().equals("up"))) {
            return ExitCode.OK;
        }
        return lines.stream().allMatch(line -> line.health().equals("down")) ? ExitCode.NOT_RUNNING : ExitCode.FAILED;
    }

    static List<String> render(List<Line> lines) {
        var text = new ArrayList<String>();
        text.add(row("component", "health", "pid", "up", "memory", "ports"));
        for (var line : lines) {
            var ports = line.ports().stream().map(String::valueOf).toList();
            text.add(row(
                    line.component(),
                    line.health(),
                    line.pid() == null ? "-" : line.pid().toString(),
                    line.upSeconds() == null ? "-" : line.upSeconds() + " s",
                    line.memoryMb() == null ? "-" : line.memoryMb() + " MB",
                    String.join(" ", ports)));
        }
        return text;
    }

    private static String row(String component, String health, String pid, String up, String memory, String ports) {
        return String.format(Locale.ROOT, "%-12s %-9s %8s %9s %9s  %s", component, health, pid, up, memory, ports);
    }

    private static Line look(Component component) {
        var health = component.health();
        var pid = health == Health.DOWN ? null : pid(component.pidFile());
        return new Line(
                component.name(),
                health.name().toLowerCase(Locale.ROOT),
                pid,
                pid == null ? null : upSeconds(pid),
                pid == null ? null : memoryMb(pid),
                component.ports(),
                component.log().toString());
    }

    private static @Nullable Long pid(Path pidFile) {
        try {
            return Long.valueOf(Files.readString(pidFile).strip().split(" ", 2)[0]);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Long upSeconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(start -> Duration.between(start, Instant.now()).toSeconds())
                .orElse(null);
    }

    /** With all that it started, as PostgreSQL does for each connection. */
    private static @Nullable Long memoryMb(long pid) {
        var process = ProcessHandle.of(pid).orElse(null);
        if (process == null || !Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            return null;
        }
        long kilobytes = pssKilobytes(pid)
                + process.descendants()
                        .mapToLong(child -> pssKilobytes(child.pid()))
                        .sum();
        return kilobytes >> 10;
    }

    private static long pssKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
