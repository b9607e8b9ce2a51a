package io.openitem.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands on the lines that are added to a file, from some position on; starts over when the file is replaced. */
final class Follower {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final Consumer<String> to;
    private long position;

    Follower(Path file, long from, Consumer<String> to) {
        this.file = file;
        this.position = from;
        this.to = to;
    }

    /** Whole lines only; the rest waits for its end. */
    void showNew() {
        if (!Files.exists(file)) {
            return;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < position) {
                position = 0;
            }
            while (showChunk(in)) {
                // There is more.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean showChunk(RandomAccessFile in) throws IOException {
        in.seek(position);
        var bytes = new byte[CHUNK];
        int read = in.read(bytes);
        int end = read;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end <= 0) {
            return false;
        }
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(to);
        position += end;
        return true;
    }

    /** Where the last lines of a file begin. */
    static long lastLines(Path file, int lines) {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, in.length() - (long) CHUNK * 16);
            in.seek(start);
            var bytes = new byte[(int) (in.length() - start)];
            in.readFully(bytes);
            int found = 0;
            for (int i = bytes.length - 2; i >= 0; i--) {
                if (bytes[i] == '\n' && ++found == lines) {
                    return start + i + 1;
                }
            }
            return start;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
