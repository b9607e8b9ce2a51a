package io.openitem.launcher;

import io.openitem.local.ComponentFailure;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: parses the command line, runs one command, turns failures into messages and exit codes. */
@Command(
        name = "openitem",
        mixinStandardHelpOptions = true,
        version = "Openitem 0.1.0-SNAPSHOT",
        description = "The whole of Openitem on one machine, without containers.",
        footer = {
            "",
            "Data goes to standard output, progress to standard error. NO_COLOR is honoured.",
            "OPENITEM_HOME names the folder of the data (else .openitem beside this script),",
            "OPENITEM_PORT_OFFSET is added to every port.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not running, 4 already running.",
            "Also ./openitem test: everything that is checked before a change is merged, and ./openitem bench."
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), args));
    }

    /** @return one of {@link ExitCode} */
    static int run(Terminal terminal, String... args) {
        return commandLine(terminal).execute(args);
    }

    static CommandLine commandLine(Terminal terminal) {
        var context = new Context(terminal);
        var line = new CommandLine(new Main());
        for (var command : commands(context)) {
            line.addSubcommand(command);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, at, parsed) -> explain(terminal, failure));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.AUTO));
        return line;
    }

    private static List<Object> commands(Context context) {
        return List.of(
                new UpCommand(context),
                new DemoCommand(context),
                new DownCommand(context),
                new ResetCommand(context),
                new StatusCommand(context),
                new LogsCommand(context),
                new ClockCommand(context),
                new ParkedCommand(context),
                new OutboxCommand(context),
                new RebuildCommand(context),
                new LoadCommand(context),
                new TokenCommand(context),
                new DoctorCommand(context),
                new MigrateCommand(context),
                new ConnectorCommand(context));
    }

    private static int explain(Terminal terminal, Exception failure) {
        if (failure instanceof Refusal refusal) {
            terminal.fail(String.valueOf(refusal.getMessage()));
            return refusal.exitCode();
        }
        if (failure instanceof ComponentFailure component) {
            terminal.fail(String.valueOf(component.getMessage()));
            for (var other : component.getSuppressed()) {
                terminal.fail(String.valueOf(other.getMessage()));
            }
            return ExitCode.FAILED;
        }
        terminal.fail("this should not have happened: " + failure);
        Arrays.stream(failure.getStackTrace()).limit(8).forEach(frame -> terminal.say("    at " + frame));
        return ExitCode.FAILED;
    }
}
