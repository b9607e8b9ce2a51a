package io.openitem.launcher;

import io.openitem.demo.Demo;
import io.openitem.local.ChildProcess;
import io.openitem.local.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and stays with it until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start the stack and stay with it; Ctrl-C stops everything. Data survives.")
final class UpCommand implements Callable<Integer> {
    /** With the demonstration, on a slow machine. */
    private static final Duration BACKGROUND_START = Duration.ofMinutes(45);

    private final Context context;

    @Option(names = "--empty", description = "On the first start: without the demonstration's data.")
    private boolean empty;

    @Option(names = "--brokers", paramLabel = "1|3", description = "Kafka brokers; fixed with the first start.")
    private @Nullable Integer brokers;

    @Option(names = "--background", description = "Return when everything runs; ./openitem down stops it.")
    private boolean background;

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var home = context.home();
        var settings = settings(home);
        settings.save(home);
        return background ? startInBackground(home) : stay(home, settings);
    }

    private Settings settings(Home home) {
        // What was made binds later starts; what could not even start may move to other ports.
        var saved = Settings.saved(home)
                .filter(settings -> Files.isDirectory(home.root().resolve("data")));
        int wanted = brokers == null ? saved.map(Settings::brokers).orElse(1) : brokers;
        if (wanted != 1 && wanted != 3) {
            throw new Refusal(ExitCode.USAGE, "--brokers is 1 or 3.");
        }
        var known = saved.filter(settings -> settings.brokers() != wanted && Files.isDirectory(home.data("kafka")));
        if (known.isPresent()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "This stack was made with --brokers " + known.get().brokers()
                            + ", and its topics with it. Throw it away with ./openitem reset first.");
        }
        return new Settings(saved.map(Settings::portOffset).orElseGet(Settings::offsetOfEnvironment), wanted);
    }

    private int stay(Home home, Settings settings) {
        var lock = RunLock.take(home).orElseThrow(() -> alreadyRunning(home));
        var terminal = context.terminal();
        var stack = context.stack(settings);
        stack.recordStarts();
        var startup = new Startup(stack, terminal);
        var stopped = new CountDownLatch(1);
        var main = Thread.currentThread();
        // Ctrl-C in the midst of a start must wait for what is starting, or it would be left running.
        var hook = new Thread(
                () -> {
                    main.interrupt();
                    try {
                        stopped.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-stack");
        Runtime.getRuntime().addShutdownHook(hook);
        try (lock) {
            boolean first = !stack.hasData();
            forgetHolds(stack);
            startup.start();
            if (first && !empty) {
                new Welcome(stack, terminal).invite();
                showSomething(stack);
            }
            Files.writeString(ready(home), "");
            new Welcome(stack, terminal).print();
            new Watch(stack, startup, terminal).run();
            // What a Ctrl-C interrupted: from here on waiting must work again.
            Thread.interrupted();
            startup.stop();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            Thread.interrupted();
            startup.stop();
            throw e;
        } finally {
            forget(ready(home));
            stopped.countDown();
        }
    }

    /** Whatever becomes of the demonstration, the stack runs; only a Ctrl-C ends it. */
    private void showSomething(Stack stack) {
        try {
            DemoCommand.load(context, stack, Demo.SEED);
        } catch (Refusal e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            context.terminal().fail("The demonstration is not whole: " + e.getMessage());
            context.terminal()
                    .hint("./openitem reset and ./openitem up try again; ./openitem up --empty does without.");
        }
    }

    private static Refusal alreadyRunning(Home home) {
        var who = RunLock.holder(home)
                .map(process -> " as process " + process.pid())
                .orElse("");
        return new Refusal(
                ExitCode.ALREADY_RUNNING,
                "The stack of " + home.root() + " is running already" + who
                        + ". See ./openitem status; stop it with ./openitem down.");
    }

    /** A child that stays when this program ends; what it says is shown until it says it is ready. */
    private int startInBackground(Home home) {
        if (RunLock.holder(home).isPresent()) {
            throw alreadyRunning(home);
        }
        var child = new ChildProcess("openitem", home);
        forget(ready(home));
        long from = size(child.log());
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up"));
        if (empty) {
            command.add("--empty");
        }
        child.launch(command, Map.of());
        var follower = new Follower(child.log(), from, context.terminal()::say);
        try {
            child.await(
                    () -> {
                        follower.showNew();
                        return Files.exists(ready(home));
                    },
                    BACKGROUND_START);
        } catch (io.openitem.local.ComponentFailure e) {
            follower.showNew();
            context.terminal().fail(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
        follower.showNew();
        return ExitCode.OK;
    }

    private static void forgetHolds(Stack stack) {
        stack.services().values().forEach(service -> forget(service.heldFile()));
    }

    private static Path ready(Home home) {
        return home.run("up.ready");
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
