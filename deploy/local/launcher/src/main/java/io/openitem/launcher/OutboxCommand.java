package io.openitem.launcher;

import io.openitem.local.OutboxHealing;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was written for others and how far it has got. */
@Command(name = "outbox", mixinStandardHelpOptions = true, description = "Look after the outbox.")
final class OutboxCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    OutboxCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say what: outbox resend.");
        }
        return ExitCode.USAGE;
    }

    @Command(
            name = "resend",
            mixinStandardHelpOptions = true,
            description = {
                "Send facts again. After a lost slot: what may not have been published.",
                "With --since: all that was written since then. Consumers skip what they have."
            })
    int resend(
            @Option(
                            names = "--since",
                            paramLabel = "<date|instant>",
                            description = "From when on; 'all' for everything that is kept.")
                    @Nullable
                    String since) {
        var stack = context.runningStack();
        var healing = new OutboxHealing(stack.postgres().server());
        if (since != null) {
            var from = since.equals("all") ? null : ClockCommand.parse(since);
            return report(healing.resend(from));
        }
        var slot = new Ledger(stack.postgres().server()).slot();
        boolean lost = slot.isEmpty() || slot.get().status().equals("lost");
        if (!lost && !healing.isOwed()) {
            context.terminal()
                    .say("The slot is whole and everything written goes out by it: there is nothing to send again.");
            context.terminal().hint("./openitem outbox resend --since <date> sends again all the same.");
            return ExitCode.OK;
        }
        return heal(stack, healing);
    }

    private int heal(Stack stack, OutboxHealing healing) {
        context.terminal().doing("connect", "stopping");
        stack.connect().stop();
        try {
            stack.migrate(stack.postgres().server());
            return report(healing.heal());
        } finally {
            stack.connect().start(context.terminal());
        }
    }

    private int report(OutboxHealing.Healed healed) {
        Instant since = healed.since();
        context.terminal()
                .data(healed.rows() + " facts are sent again, "
                        + (since == null ? "all that are kept" : "since " + since));
        return ExitCode.OK;
    }
}
