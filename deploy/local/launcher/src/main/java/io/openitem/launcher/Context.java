package io.openitem.launcher;

import io.openitem.local.Checkout;
import io.openitem.local.Health;
import io.openitem.local.Home;
import java.nio.file.Path;
import java.util.Optional;

/** What every command works with. */
final class Context {
    private static final String VARIABLE_HOME = "OPENITEM_HOME";

    private final Terminal terminal;

    Context(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    Checkout checkout() {
        return Checkout.find();
    }

    Home home() {
        return new Home(Optional.ofNullable(System.getenv(VARIABLE_HOME))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> checkout().root().resolve(".openitem")));
    }

    Stack stack() {
        return stack(Settings.of(home()));
    }

    Stack stack(Settings settings) {
        return new Stack(checkout(), home(), settings);
    }

    /** @throws Refusal when not even its database runs */
    Stack runningStack() {
        var stack = stack();
        if (stack.postgres().health() == Health.DOWN) {
            throw Refusal.notRunning();
        }
        return stack;
    }

    Operations operations(Stack stack) {
        return new Operations(stack);
    }
}
