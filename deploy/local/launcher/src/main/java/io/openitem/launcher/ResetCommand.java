package io.openitem.launcher;

import io.openitem.local.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Throws all data away; what was set up once, like Keycloak, is kept. */
@Command(name = "reset", mixinStandardHelpOptions = true, description = "Stop the stack and throw all its data away.")
final class ResetCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    ResetCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var stack = context.stack();
        var home = stack.home().root();
        if (!yes && !agreed(home)) {
            throw new Refusal(ExitCode.FAILED, "Nothing was thrown away. Say --yes where nobody can be asked.");
        }
        if (stack.components().stream().anyMatch(component -> component.health() != Health.DOWN)) {
            DownCommand.stop(context, stack);
        }
        for (var folder : new String[] {"data", "logs", "run", "stack.properties"}) {
            delete(home.resolve(folder));
        }
        context.terminal().say("All data below " + home + " is gone.");
        context.terminal().hint("./openitem up starts anew.");
        return ExitCode.OK;
    }

    private boolean agreed(Path home) {
        var console = System.console();
        if (console == null || !Boolean.getBoolean("openitem.terminal")) {
            return false;
        }
        var answer = console.readLine("Throw away all data below %s? [y/N] ", home);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
