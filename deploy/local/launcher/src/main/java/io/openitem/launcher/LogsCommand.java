package io.openitem.launcher;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a component wrote. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Print the log of a component.")
final class LogsCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofMillis(300);

    private final Context context;

    @Parameters(paramLabel = "<component>", description = "As ./openitem status names them, or openitem.")
    private String component = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "<n>",
            description = "How many of the last lines; 100.")
    private int lines = 100;

    LogsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var stack = context.stack();
        var names = stack.components().stream()
                .map(io.openitem.local.Component::name)
                .toList();
        if (!component.equals("openitem") && !names.contains(component)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "There is no component " + component + ". There are: " + String.join(", ", names)
                            + ", and openitem itself when it runs in the background.");
        }
        var log = stack.home().log(component);
        if (!Files.exists(log)) {
            throw new Refusal(ExitCode.NOT_RUNNING, component + " has written nothing yet: " + log + " is not there.");
        }
        var follower = new Follower(log, Follower.lastLines(log, lines), context.terminal()::data);
        follower.showNew();
        while (follow) {
            Thread.sleep(EVERY);
            follower.showNew();
        }
        return ExitCode.OK;
    }
}
