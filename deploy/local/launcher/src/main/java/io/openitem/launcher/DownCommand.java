package io.openitem.launcher;

import io.openitem.local.Health;
import io.openitem.local.Signal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops what runs, whoever started it and whether or not that one still lives. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop the stack. Data survives.")
final class DownCommand implements Callable<Integer> {
    private static final Duration ORDERLY = Duration.ofMinutes(6);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Context context;

    DownCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var stack = context.stack();
        boolean ran = RunLock.holder(stack.home()).isPresent()
                || stack.components().stream().anyMatch(component -> component.health() != Health.DOWN);
        if (!ran) {
            throw Refusal.notRunning();
        }
        stop(context, stack);
        context.terminal().hint("./openitem up starts it again; ./openitem reset throws its data away.");
        return ExitCode.OK;
    }

    static void stop(Context context, Stack stack) {
        RunLock.holder(stack.home()).ifPresent(holder -> {
            context.terminal().doing("openitem", "asking process " + holder.pid() + " to stop everything");
            Signal.send(holder.pid(), Signal.TERM);
            await(holder, stack, context.terminal());
        });
        // All of it, if whoever started it was killed; nothing otherwise.
        new Startup(stack, context.terminal()).stop();
    }

    /** Tells of each component when it is gone: the one that stops them says more, but to its own terminal. */
    private static void await(ProcessHandle holder, Stack stack, Terminal terminal) {
        var told = new HashSet<String>();
        long deadline = System.nanoTime() + ORDERLY.toNanos();
        while (holder.isAlive()) {
            if (System.nanoTime() > deadline) {
                Signal.send(holder.pid(), Signal.KILL);
                return;
            }
            stack.components().stream()
                    .filter(component -> !Files.exists(component.pidFile()))
                    .filter(component -> told.add(component.name()))
                    .forEach(component -> terminal.doing(component.name(), "stopped"));
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FAILED, "Interrupted; the stack may still be stopping.");
        }
    }
}
