package io.openitem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of what was measured, shown row by row as it comes into being. */
final class Page {

    /** Where there is no raw limit, no share or no budget. */
    static final String NONE = "-";

    private static final int FAILURE_MAX = 200;

    private final LocalDate today;
    private final List<String> lines = new ArrayList<>();
    private Duration warmUp = Duration.ZERO;

    Page(LocalDate today) {
        this.today = today;
    }

    /**
     * Adds a row.
     *
     * @param limit what the machine itself does with the same rows, in the same run
     * @param share ours by the limit
     */
    void row(String what, String ours, String limit, String share, String budget) {
        String line = "| " + String.join(" | ", what, ours, limit, share, budget) + " |";
        System.err.println(line);
        lines.add(line);
    }

    /** Says how long invoices and payments came in before anything was measured. */
    void warmedUp(Duration time) {
        warmUp = time;
    }

    /** Says in the table that a section came to no figure, and why. */
    void failed(String section, Throwable why) {
        String text = String.valueOf(why).replaceAll("\\s+", " ").replace('|', '/');
        row(section, "failed: " + text.substring(0, Math.min(text.length(), FAILURE_MAX)), NONE, NONE, NONE);
    }

    void write(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(whole, text());
    }

    private String text() {
        return "# Measured\n\nWritten by `./openitem bench` on " + today + ": "
                + Runtime.getRuntime().availableProcessors() + " cores, JDK "
                + Runtime.version().feature()
                + ", everything on one machine, through the gateway with real tokens, fsync on. Clients run on the same"
                + " cores. Before, "
                + warmUp.toSeconds()
                + " s of invoices and payments to warm up.\n\n"
                + "| what | ours | raw limit in the same run | share | budget |\n|---|---|---|---|---|\n"
                + String.join("\n", lines) + "\n";
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    static String ratio(double ours, double limit) {
        return String.format(Locale.ROOT, "%.2f x", ours / limit);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Seconds from a moment of {@link System#nanoTime} to another. */
    static double secondsBetween(long began, long ended) {
        return (ended - began) / 1e9;
    }
}
