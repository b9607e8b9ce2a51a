package io.openitem.launcher;

import io.openitem.local.Component;
import io.openitem.local.ComponentFailure;
import io.openitem.local.Database;
import io.openitem.local.Health;
import io.openitem.local.JvmComponent;
import io.openitem.local.OutboxHealing;
import io.openitem.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Brings a whole stack up, what can be together, and down again when any of it fails. */
final class Startup {
    /** Room for the data, Keycloak's copy and the logs of a first day. */
    private static final long NEEDED_BYTES = 2L << 30;

    private final Stack stack;
    private final Terminal terminal;

    Startup(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    /** @throws ComponentFailure the first one; nothing is left running then */
    void start() {
        requireRoom();
        requirePorts();
        var starter = Thread.currentThread();
        try {
            // The services ask for Keycloak with the first request, and it is the slowest of all.
            together(List.of(starting(stack.keycloak()), () -> startAllOthers(starter)));
            goOn();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void startAllOthers(Thread starter) {
        together(stack.foundations().stream()
                .filter(component -> component != stack.keycloak())
                .map(this::starting)
                .toList());
        if (starter.isInterrupted()) {
            return;
        }
        var rest = new ArrayList<Component>(stack.services().values());
        rest.addFirst(stack.connect());
        together(rest.stream().map(this::starting).toList());
    }

    /** A Ctrl-C waits for what is starting, so that it can be stopped, and for nothing more. */
    private static void goOn() {
        if (Thread.interrupted()) {
            throw new Refusal(ExitCode.FAILED, "Interrupted while starting; what ran is stopped.");
        }
    }

    /** Has all that record their starts write them down. */
    void keepStarts() {
        together(stack.components().stream()
                .filter(component -> component instanceof JvmComponent jvm && jvm.isRecording())
                .map(component -> (Runnable) ((JvmComponent) component)::keepStart)
                .toList());
    }

    /** In reverse order; one that cannot be stopped does not keep the others running. */
    void stop() {
        together(stack.services().values().stream().map(this::stopping).toList());
        stopping(stack.connect()).run();
        together(stack.foundations().stream().map(this::stopping).toList());
    }

    private Runnable stopping(Component component) {
        return () -> {
            if (component.health() == Health.DOWN) {
                return;
            }
            double began = terminal.elapsed();
            terminal.doing(component.name(), how(component));
            try {
                component.stop();
                terminal.doing(
                        component.name(),
                        String.format(Locale.ROOT, "stopped after %.1f s", terminal.elapsed() - began));
            } catch (RuntimeException e) {
                terminal.doing(component.name(), "could not be stopped: " + e.getMessage());
            }
        };
    }

    private static String how(Component component) {
        return component instanceof JvmComponent jvm && jvm.isRecording()
                ? "stopping and, this once, writing down what makes later starts quick: up to a minute"
                : "stopping";
    }

    void start(Component component) {
        double began = terminal.elapsed();
        component.start(terminal);
        terminal.done(component.name(), terminal.elapsed() - began);
    }

    private Runnable starting(Component component) {
        return component == stack.postgres() ? this::startDatabase : () -> start(component);
    }

    private void startDatabase() {
        start(stack.postgres());
        terminal.doing("postgres", "migrating");
        var server = stack.postgres().server();
        var slot = stack.migrate(server);
        var healing = new OutboxHealing(server);
        if (healing.isOwed()) {
            stack.connect().stop();
            var healed = healing.heal();
            if (slot == Database.SlotState.REPLACED || healed.rows() > 0) {
                terminal.doing("postgres", "the slot was lost: " + healed.rows() + " facts are sent again");
            }
        }
    }

    private void requireRoom() {
        try {
            var store = Files.getFileStore(Files.createDirectories(stack.home().root()));
            if (store.getUsableSpace() < NEEDED_BYTES) {
                throw new Refusal(
                        ExitCode.FAILED,
                        "Only " + (store.getUsableSpace() >> 20) + " MB are free on the disk of "
                                + stack.home().root() + ", and " + (NEEDED_BYTES >> 20)
                                + " MB are needed. Make room, or set OPENITEM_HOME to a folder elsewhere.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requirePorts() {
        for (var component : stack.components()) {
            if (component.health() == Health.DOWN) {
                Ports.requireFree(component.name(), component.ports());
            }
        }
    }

    /** Waits for all, also after one has failed: only what has stopped starting can be stopped. */
    private static void together(List<Runnable> works) {
        var futures = works.stream()
                .map(work -> CompletableFuture.runAsync(
                        work, task -> Thread.ofPlatform().daemon().start(task)))
                .toList();
        RuntimeException first = null;
        for (var future : futures) {
            try {
                future.join();
            } catch (CompletionException e) {
                var cause = e.getCause() instanceof RuntimeException known ? known : e;
                if (first == null) {
                    first = cause;
                } else {
                    first.addSuppressed(cause);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
