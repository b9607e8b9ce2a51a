package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The signals that end a process, softest last word first. */
public enum Signal {
    /** PostgreSQL's fast shutdown: ends its sessions and writes a checkpoint. */
    INT,
    /** What a JVM takes for an orderly stop. PostgreSQL would wait for its clients. */
    TERM,
    /** Ends it at once, as a crash would. */
    KILL;

    /** Sends it; a process that is gone already is no error. The JDK itself can only send TERM and KILL. */
    public static void send(long pid, Signal signal) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a signal", e);
        }
    }
}
