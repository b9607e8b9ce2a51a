package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder below which a stack keeps everything: {@code data/}, {@code logs/} and {@code run/} with the pids. */
public record Home(Path root) {
    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Folder of a component's data; made by whoever writes to it first. */
    public Path data(String component) {
        return root.resolve("data").resolve(component);
    }

    public Path log(String component) {
        return made("logs").resolve(component + ".log");
    }

    /** A file that only means something while the stack runs. */
    public Path run(String file) {
        return made("run").resolve(file);
    }

    private Path made(String folder) {
        try {
            return Files.createDirectories(root.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root.resolve(folder), e);
        }
    }
}
