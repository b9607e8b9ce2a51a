package io.openitem.launcher;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and moves the platform's time. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = {
            "Show the platform's time, or move it and run what falls due.",
            "Moving waits until every fact has taken effect, before and after."
        })
final class ClockCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            arity = "0..1",
            paramLabel = "<date|instant>",
            description = "2026-03-31 (noon UTC of that day) or 2026-03-31T07:00:00Z.")
    private String to = "";

    @Option(names = "--real", description = "Back to real time.")
    private boolean real;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    ClockCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var target = to.isEmpty() ? Optional.<Instant>empty() : Optional.of(parse(to));
        if (real && target.isPresent()) {
            throw new Refusal(ExitCode.USAGE, "Say either an instant or --real.");
        }
        var stack = context.runningStack();
        var ledger = new Ledger(stack.postgres().server());
        Map<String, Long> swept = Map.of();
        if (real || target.isPresent()) {
            refuseBackwards(ledger, target);
            swept = move(stack, ledger, target);
        }
        show(ledger, swept);
        return ExitCode.OK;
    }

    /** Noon UTC is the same day from Hawaii to Fiji. */
    static Instant parse(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Refusal(
                    ExitCode.USAGE,
                    text + " is neither a date like 2026-03-31 nor an instant like 2026-03-31T07:00:00Z.");
        }
    }

    private static void refuseBackwards(Ledger ledger, Optional<Instant> target) {
        var now = ledger.businessInstant();
        // By real time it is always later than noon or earlier: what must not come again is a day.
        var earliest = ledger.simulatedTime().orElse(now.truncatedTo(ChronoUnit.DAYS));
        if (target.isPresent() && target.get().isBefore(earliest)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "The clock stands at " + now + " and does not go back: decisions were made by then.");
        }
    }

    private Map<String, Long> move(Stack stack, Ledger ledger, Optional<Instant> target) {
        var operations = context.operations(stack);
        var services = List.copyOf(stack.services().keySet());
        var quiescence = new Quiescence(ledger, operations, services, context.terminal());
        quiescence.await();
        ledger.moveClock(target);
        context.terminal().doing("openitem", "running the sweeps");
        return new DueWork(operations, quiescence).run();
    }

    private void show(Ledger ledger, Map<String, Long> swept) {
        var terminal = context.terminal();
        var simulated = ledger.simulatedTime();
        if (json) {
            var value = new LinkedHashMap<String, Object>();
            value.put("instant", ledger.businessInstant().toString());
            value.put("simulated", simulated.isPresent());
            value.put("swept", swept);
            terminal.json(value);
            return;
        }
        terminal.data(ledger.businessInstant() + (simulated.isPresent() ? " (simulated, it stands still)" : " (real)"));
        swept.forEach((sweep, items) -> terminal.data("  " + sweep + ": " + items));
    }
}
