package io.openitem.launcher;

import io.openitem.local.Health;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints an access token. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print an access token for a client or an account of the local realm.")
final class TokenCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "<client|user>", description = "For example openitem-erp or collector-de.")
    private String name = "";

    TokenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var stack = context.stack();
        if (stack.keycloak().health() == Health.DOWN) {
            throw Refusal.notRunning();
        }
        context.terminal().data(context.operations(stack).token(name));
        return ExitCode.OK;
    }
}
