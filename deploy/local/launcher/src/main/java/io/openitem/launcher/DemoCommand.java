package io.openitem.launcher;

import io.openitem.demo.Demo;
import io.openitem.local.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads the demonstration into a stack that runs and is empty. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Load two years of three invented companies into a running, empty stack, up to today.",
            "./openitem up does so on the first start."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration NOON = Duration.ofHours(12);
    private static final String NOTE = "demo.loaded";

    private final Context context;

    @Option(names = "--seed", paramLabel = "<number>", description = "Another seed makes another demonstration.")
    private long seed = Demo.SEED;

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        load(context, context.runningStack(), seed);
        return ExitCode.OK;
    }

    /** Whether a demonstration was loaded into this home; the note goes with its data. */
    static boolean isLoaded(Home home) {
        return Files.exists(home.data(NOTE));
    }

    private static void noteLoaded(Home home) {
        try {
            Files.writeString(home.data(NOTE), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day of the last noon that has passed: from it to real time the clock does not go back. */
    static LocalDate lastNoonBefore(Instant now) {
        return LocalDate.ofInstant(now.minus(NOON), ZoneOffset.UTC);
    }

    /** @throws Refusal when there is anything in the ledger already */
    static void load(Context context, Stack stack, long seed) {
        var operations = context.operations(stack);
        if (!DemoLoad.isPossible(stack, operations)) {
            throw new Refusal(
                    ExitCode.FAILED,
                    "There are companies in the ledger. The demonstration needs an empty one: ./openitem reset, then"
                            + " ./openitem up.");
        }
        var demo = Demo.of(seed, lastNoonBefore(Instant.now()));
        new DemoLoad(demo, stack, operations, context.terminal()).load();
        noteLoaded(stack.home());
        new DemoReport(new DemoDoor(stack, operations), context.terminal()).print(demo);
    }
}
