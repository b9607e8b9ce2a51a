package io.openitem.kit.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines without ever holding more than one that is within the bound. */
final class Lines {

    private static final int BUFFER = 65_536;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line;
    private int from;
    private int to;
    private long number;

    /** @param maxBytes the longest line that is kept */
    Lines(InputStream in, int maxBytes) {
        this.in = in;
        this.line = new byte[maxBytes];
    }

    /** One line, its number counted from 1 with empty lines. */
    static final class Line {

        private final long number;
        private final byte @Nullable [] bytes;

        private Line(long number, byte @Nullable [] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        long number() {
            return number;
        }

        /** Without the line's end; {@code null} where the line is longer than allowed. */
        byte @Nullable [] bytes() {
            return bytes;
        }

        boolean isBlank() {
            if (bytes == null) {
                return false;
            }
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line, or {@code null} at the end. */
    @Nullable
    Line next() throws IOException {
        int length = 0;
        boolean began = false;
        while (true) {
            if (from == to && !fill()) {
                return began ? cut(length) : null;
            }
            began = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            int part = end - from;
            if (length + part <= line.length) {
                System.arraycopy(buffer, from, line, length, part);
            }
            length = Math.min(length + part, line.length + 1);
            from = end;
            if (end < to) {
                from++;
                return cut(length);
            }
        }
    }

    /** How many lines were read. */
    long number() {
        return number;
    }

    private Line cut(int length) {
        number++;
        return new Line(number, length > line.length ? null : Arrays.copyOf(line, length));
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        from = 0;
        to = Math.max(read, 0);
        return read > 0;
    }
}
