package io.openitem.launcher;

import io.openitem.local.ConnectRest;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets the outbox's connector in any Connect worker; what Compose and Kubernetes run when the worker answers. */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        description = {
            "Set the outbox's connector in a Connect worker and wait until it runs. May be run again.",
            "The worker must know OPENITEM_PG_HOST and the like, see deploy/debezium/README.md."
        })
final class ConnectorCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Context context;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "<url>",
            description = "Root of the worker's REST interface, like http://connect:8083")
    private String url = "";

    ConnectorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var rest = new ConnectRest(root());
        var file = context.stack().checkout().connector();
        context.terminal().doing("connector", url);
        await("take its connector", () -> rest.set(file));
        await("run it", () -> rest.runs(file));
        context.terminal().data("The connector runs.");
        return ExitCode.OK;
    }

    private URI root() {
        if (!url.matches("https?://[^/]+/?")) {
            throw new Refusal(ExitCode.USAGE, "The URL is like http://connect:8083.");
        }
        return URI.create(url);
    }

    private void await(String what, BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Refusal(
                        ExitCode.FAILED,
                        "The worker at " + url + " did not " + what + " within " + PATIENCE.toMinutes()
                                + " minutes. Look at its log.");
            }
            Thread.sleep(PAUSE);
        }
    }
}
