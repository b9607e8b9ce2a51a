package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process that outlives the objects that speak of it: started with its output in a file, remembered by pid and start
 * time (a pid alone may by now be somebody else's), stopped by signal. Whoever has the same {@link Home} and name
 * speaks of the same process.
 */
public final class ChildProcess {
    private static final long MAX_LOG_BYTES = 32L << 20;
    private static final int TAIL_BYTES = 8_192;
    private static final Duration KILL_WAIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    // The start time is read in clock ticks since boot, and the time of boot moves when the clock is set.
    private static final Duration START_TOLERANCE = Duration.ofSeconds(3);

    private final String name;
    private final Home home;

    public ChildProcess(String name, Home home) {
        this.name = name;
        this.home = home;
    }

    public Path log() {
        return home.log(name);
    }

    public Path pidFile() {
        return home.run(name + ".pid");
    }

    /**
     * Starts the command with its output appended to the log, in a session of its own where the system can, so that a
     * Ctrl-C at the terminal reaches the one who started the stack and not its parts.
     *
     * @param environment added to the own environment
     * @throws ComponentFailure when the program cannot be started
     */
    public void launch(List<String> command, Map<String, String> environment) {
        var whole = new ArrayList<String>();
        Programs.find("setsid").ifPresent(setsid -> whole.add(setsid.toString()));
        whole.addAll(command);
        try {
            rotateLog();
            var builder = new ProcessBuilder(whole).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.directory(home.root().toFile());
            builder.environment().putAll(environment);
            var started = builder.start();
            save(started.toHandle());
        } catch (IOException e) {
            throw new ComponentFailure(
                            name,
                            "cannot start " + command.get(0) + " (" + e.getMessage() + ").",
                            "Check that the disk is not full and that " + home.root() + " may be written.")
                    .causedBy(e);
        }
    }

    /** The process, if it lives. */
    public Optional<ProcessHandle> running() {
        return saved().filter(ChildProcess::isAlive);
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    /**
     * Waits until the process serves.
     *
     * @param serving asked every 100 ms
     * @throws ComponentFailure with the end of the log, when the process dies or the time is over; it is stopped then
     */
    public void await(BooleanSupplier serving, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!serving.getAsBoolean()) {
            if (!isRunning()) {
                throw new ComponentFailure(
                        name, "it died while starting.", "Its log is " + log() + " and ends so:", tail());
            }
            if (System.nanoTime() > deadline) {
                var failure = new ComponentFailure(
                        name,
                        "it did not serve within " + atMost.toSeconds() + " s.",
                        "Its log is " + log() + " and ends so:",
                        tail());
                stop(Signal.TERM, Duration.ofSeconds(2));
                throw failure;
            }
            pause(POLL);
        }
    }

    /**
     * Asks by signal, waits, and kills what is left with all that it started.
     *
     * @param signal what this program takes for an orderly stop
     * @return whether it ran and ended without force
     */
    public boolean stop(Signal signal, Duration grace) {
        boolean inOrder = running().map(process -> end(process, signal, grace)).orElse(false);
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inOrder;
    }

    private static boolean end(ProcessHandle process, Signal signal, Duration grace) {
        Signal.send(process.pid(), signal);
        if (awaitEnd(process, grace)) {
            return true;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd(process, KILL_WAIT);
        return false;
    }

    /**
     * Has a JVM carry out a command of its {@code jcmd}. Nothing happens where it does not run or this JVM has no tools
     * beside it.
     *
     * @return whether it came to its end in that time
     */
    boolean tell(List<String> command, Duration atMost) {
        var process = running();
        if (process.isEmpty() || !Files.isExecutable(Path.of(Programs.jcmd()))) {
            return false;
        }
        var whole = new ArrayList<>(
                List.of(Programs.jcmd(), Long.toString(process.get().pid())));
        whole.addAll(command);
        try {
            var builder = new ProcessBuilder(whole).redirectErrorStream(true);
            var telling = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            if (telling.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return telling.exitValue() == 0;
            }
            telling.destroyForcibly();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Ends it unprepared; its pid file stays, as after a crash. What it had started is left to notice. */
    public void kill() {
        running().ifPresent(process -> {
            Signal.send(process.pid(), Signal.KILL);
            awaitEnd(process, KILL_WAIT);
        });
    }

    /** The last lines of the log; empty when there is none. */
    public String tail() {
        try (var file = Files.newByteChannel(log())) {
            long from = Math.max(0, file.size() - TAIL_BYTES);
            var bytes = java.nio.ByteBuffer.allocate((int) (file.size() - from));
            file.position(from).read(bytes);
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > MAX_LOG_BYTES) {
            Files.move(log(), log().resolveSibling(log().getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void save(ProcessHandle process) throws IOException {
        var started = process.info().startInstant().orElse(Instant.now());
        Files.writeString(pidFile(), process.pid() + " " + started.toEpochMilli() + "\n");
    }

    private Optional<ProcessHandle> saved() {
        try {
            var parts = Files.readString(pidFile()).strip().split(" ");
            var started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0])).filter(process -> startedAt(process, started));
        } catch (IOException | RuntimeException e) {
            // No file, or one that a crash cut off: nothing that could be trusted to be ours.
            return Optional.empty();
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant started) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(started, actual).abs().compareTo(START_TOLERANCE) < 0)
                .orElse(true);
    }

    /**
     * A process whose parent died and whose new parent does not collect it stays as a zombie: dead, but listed. While one
     * of its threads is still ending it holds its ports, and is alive for everybody who wants them.
     */
    private static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        var folder = Path.of("/proc/" + process.pid());
        try (var threads = Files.list(folder.resolve("task"))) {
            var stat = Files.readString(folder.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z' || threads.count() > 1;
        } catch (IOException | UncheckedIOException e) {
            return process.isAlive();
        }
    }

    private static boolean awaitEnd(ProcessHandle process, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (isAlive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }
}
