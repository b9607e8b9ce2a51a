package io.openitem.launcher;

import io.openitem.local.Health;
import io.openitem.local.Home;
import io.openitem.local.Signal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops what runs, whoever started it and whether or not that one still lives. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop the stack. Data survives.")
final class DownCommand implements Callable<Integer> {
    private static final Duration ORDERLY = Duration.ofMinutes(4);

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
            await(holder, stack.home());
        });
        // All of it, if whoever started it was killed; nothing otherwise.
        new Startup(stack, context.terminal()).stop();
    }

    private static void await(ProcessHandle holder, Home home) {
        try {
            holder.onExit().get(ORDERLY.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            Signal.send(holder.pid(), Signal.KILL);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for the process of " + home.root(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FAILED, "Interrupted; the stack may still be stopping.");
        }
    }
}
