package io.openitem.launcher;

import io.openitem.local.Component;
import io.openitem.local.Health;
import io.openitem.local.ServiceProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Looks after a running stack: reports what dies, starts services again, three times each, and the outbox's connector as
 * often as it fails.
 */
final class Watch {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int RESTARTS = 3;
    private static final int TAIL_BYTES = 4_096;

    private final Stack stack;
    private final Startup startup;
    private final Terminal terminal;
    private final Map<String, Integer> restarts = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    Watch(Stack stack, Startup startup, Terminal terminal) {
        this.stack = stack;
        this.startup = startup;
        this.terminal = terminal;
    }

    /** Until the thread is interrupted. */
    void run() {
        while (!Thread.currentThread().isInterrupted()) {
            for (var component : stack.components()) {
                look(component);
            }
            reviveConnector();
            pause();
        }
    }

    /** For the connector alone, which fails without anything dying, until the thread is interrupted. */
    void runForConnector() {
        while (!Thread.currentThread().isInterrupted()) {
            reviveConnector();
            pause();
        }
    }

    private void reviveConnector() {
        if (stack.connect().revive()) {
            terminal.doing("connect", "its connector had failed and is started again");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Component component) {
        if (component.health() != Health.DOWN) {
            reported.remove(component.name());
            return;
        }
        if (component instanceof ServiceProcess service) {
            if (Files.exists(service.heldFile())) {
                return;
            }
            restart(service);
        } else if (reported.add(component.name())) {
            report(component, "It is not restarted by itself: run ./openitem down, then ./openitem up.");
        }
    }

    private void restart(ServiceProcess service) {
        int before = restarts.getOrDefault(service.name(), 0);
        if (before >= RESTARTS) {
            if (reported.add(service.name())) {
                report(service, "It died " + (RESTARTS + 1) + " times and stays down.");
            }
            return;
        }
        restarts.put(service.name(), before + 1);
        report(service, "Starting it again (" + (before + 1) + " of " + RESTARTS + ").");
        try {
            startup.start(service);
        } catch (RuntimeException e) {
            terminal.fail(String.valueOf(e.getMessage()));
        }
    }

    private void report(Component component, String next) {
        terminal.fail(component.name() + " died. " + next + " Its log is " + component.log() + " and ends so:\n"
                + tail(component).indent(2));
    }

    private static String tail(Component component) {
        try (var file = new RandomAccessFile(component.log().toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            var bytes = new byte[TAIL_BYTES];
            int read = Math.max(0, file.read(bytes));
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
