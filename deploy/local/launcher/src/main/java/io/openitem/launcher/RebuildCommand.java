package io.openitem.launcher;

import io.openitem.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes what a service knows of others anew, from the topics. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Empty a service's projections and fill them again from the topics.")
final class RebuildCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "<service>", description = "For example analytics.")
    private String name = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    RebuildCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var stack = context.runningStack();
        var entry = stack.services().entrySet().stream()
                .filter(candidate -> candidate.getKey().name().equals(name)
                        && candidate.getKey().rebuildable())
                .findFirst()
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, name + " is not a service that can be rebuilt."));
        rebuild(stack, entry.getKey(), entry.getValue());
        return ExitCode.OK;
    }

    private void rebuild(Stack stack, Service service, ServiceProcess process) {
        var terminal = context.terminal();
        var ledger = new Ledger(stack.postgres().server());
        hold(process);
        try {
            terminal.doing(name, "stopping");
            process.stop();
            terminal.doing(name, "emptying its projections");
            ledger.rebuild(service);
            process.start(terminal);
        } finally {
            release(process);
        }
        long began = System.nanoTime();
        var services = java.util.List.copyOf(stack.services().keySet());
        terminal.doing(name, "reading the topics");
        new Quiescence(ledger, context.operations(stack), services, terminal).await();
        double seconds = (System.nanoTime() - began) / 1e9;
        long facts = ledger.takenIn(service);
        report(seconds, facts);
    }

    private void report(double seconds, long facts) {
        long rate = Math.round(facts / Math.max(seconds, 0.001));
        if (json) {
            context.terminal()
                    .json(Map.of("service", name, "seconds", seconds, "facts", facts, "factsPerSecond", rate));
        } else {
            context.terminal()
                    .data(String.format(
                            Locale.ROOT, "%s rebuilt: %d facts in %.1f s, %d a second", name, facts, seconds, rate));
        }
    }

    private static void hold(ServiceProcess process) {
        try {
            Files.writeString(process.heldFile(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(ServiceProcess process) {
        try {
            Files.deleteIfExists(process.heldFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
