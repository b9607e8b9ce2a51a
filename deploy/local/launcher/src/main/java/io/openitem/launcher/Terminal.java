package io.openitem.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.openitem.local.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Data to standard output, everything said on the way to standard error, with the seconds since the start. */
final class Terminal implements Progress {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean colour;
    private final long started;

    Terminal(PrintStream out, PrintStream err, boolean colour) {
        this.out = out;
        this.err = err;
        this.colour = colour;
        this.started = System.currentTimeMillis();
    }

    /** Colours only for a person who did not forbid them: https://no-color.org. */
    static Terminal ofProcess() {
        boolean forbidden =
                !Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        // The JDK of today can tell, that of release 21 cannot; the script can.
        boolean person = Boolean.getBoolean("openitem.terminal");
        return new Terminal(System.out, System.err, person && !forbidden);
    }

    double elapsed() {
        return (System.currentTimeMillis() - started) / 1000.0;
    }

    void data(String line) {
        out.println(line);
    }

    void json(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + value, e);
        }
    }

    void say(String line) {
        err.println(line);
    }

    void hint(String next) {
        say(paint("2", "Next: " + next));
    }

    void fail(String message) {
        say(paint("31", "openitem: ") + message.stripTrailing());
    }

    @Override
    public void doing(String component, String what) {
        step(component, what);
    }

    void done(String component, double seconds) {
        step(component, paint("32", String.format(Locale.ROOT, "ready after %.1f s", seconds)));
    }

    private void step(String component, String what) {
        synchronized (err) {
            err.println(String.format(Locale.ROOT, "[%6.1f s] %-10s %s", elapsed(), component, what));
        }
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
