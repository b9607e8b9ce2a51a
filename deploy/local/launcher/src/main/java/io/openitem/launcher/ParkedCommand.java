package io.openitem.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Facts that could not be taken in. */
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description = "List the facts that could not be taken in, by consumer and key.")
final class ParkedCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    ParkedCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return list(json);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The same as parked alone.")
    int list(@Option(names = "--json", description = "As JSON.") boolean asJson) {
        var parked = context.operations(context.runningStack()).parked();
        if (asJson) {
            context.terminal().json(parked);
            return ExitCode.OK;
        }
        long keys = 0;
        for (var service : parked.entrySet()) {
            for (var key : service.getValue()) {
                context.terminal().data(service.getKey() + "  " + key);
                keys++;
            }
        }
        if (keys == 0) {
            context.terminal().say("Nothing is parked.");
        } else {
            context.terminal()
                    .hint("mend the cause, then ./openitem parked replay <consumer> <key>; what can never be taken in:"
                            + " ./openitem parked discard <consumer> <key> --reason <text>.");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Take the parked facts of a key in again, in their order.")
    int replay(@Parameters(paramLabel = "<consumer>") String consumer, @Parameters(paramLabel = "<key>") String key) {
        var stack = context.runningStack();
        var operations = context.operations(stack);
        var service = service(stack, operations, consumer, key);
        int facts = operations.replay(service, consumer, key);
        context.terminal().data(facts + " facts taken in by " + service.name());
        return ExitCode.OK;
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Take the oldest parked fact of a key out for good, where nobody can ever take it in.")
    int discard(
            @Parameters(paramLabel = "<consumer>") String consumer,
            @Parameters(paramLabel = "<key>") String key,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "<text>",
                            description = "Why it is given up; kept with it.")
                    String reason) {
        var stack = context.runningStack();
        var operations = context.operations(stack);
        var service = service(stack, operations, consumer, key);
        var discarded = operations.discard(service, consumer, key, reason);
        context.terminal()
                .data(service.name() + "  " + discarded.path("topic").asText() + "-"
                        + discarded.path("partition").asInt() + "@"
                        + discarded.path("offset").asLong() + " discarded: "
                        + discarded.path("problem").asText());
        long waiting = discarded.path("waiting").asLong();
        if (waiting > 0) {
            context.terminal()
                    .hint("./openitem parked replay " + consumer + " " + key + " takes in the " + waiting
                            + " that wait behind it.");
        }
        return ExitCode.OK;
    }

    private static Service service(Stack stack, Operations operations, String consumer, String key) {
        return operations.parked().entrySet().stream()
                .filter(entry -> mentions(entry.getValue(), consumer, key))
                .flatMap(entry -> stack.services().keySet().stream()
                        .filter(known -> known.name().equals(entry.getKey())))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(ExitCode.FAILED, "Nothing is parked for " + consumer + " under " + key + "."));
    }

    private static boolean mentions(com.fasterxml.jackson.databind.JsonNode keys, String consumer, String key) {
        for (var parked : keys) {
            if (parked.path("consumer").asText().equals(consumer)
                    && (parked.path("key").asText().equals(key)
                            || parked.path("eventKey").asText().equals(key))) {
                return true;
            }
        }
        return false;
    }
}
