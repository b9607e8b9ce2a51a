package io.openitem.launcher;

import io.openitem.local.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Held by the one {@code up} of a home for as long as it lives; the system gives it up when the process dies, however it
 * dies. The file beside it says which process that is.
 */
final class RunLock implements AutoCloseable {
    private static final Duration START_TOLERANCE = Duration.ofSeconds(3);

    private final FileChannel channel;
    private final Home home;

    private RunLock(FileChannel channel, Home home) {
        this.channel = channel;
        this.home = home;
    }

    /** Nothing when another process has it. */
    static Optional<RunLock> take(Home home) {
        try {
            var channel = FileChannel.open(home.run("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            var self = ProcessHandle.current();
            var start = self.info().startInstant().orElse(Instant.now());
            Files.writeString(pidFile(home), self.pid() + " " + start.toEpochMilli() + "\n");
            return Optional.of(new RunLock(channel, home));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + home.run("up.lock"), e);
        }
    }

    /** The process that holds it. */
    static Optional<ProcessHandle> holder(Home home) {
        try {
            if (!Files.exists(pidFile(home))) {
                return Optional.empty();
            }
            var parts = Files.readString(pidFile(home)).strip().split(" ", 2);
            var started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(actual ->
                                    Duration.between(started, actual).abs().compareTo(START_TOLERANCE) < 0)
                            .orElse(true));
        } catch (IOException | RuntimeException e) {
            // Cut off by a crash: then nobody holds it.
            return Optional.empty();
        }
    }

    private static Path pidFile(Home home) {
        return home.run("up.pid");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile(home));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
