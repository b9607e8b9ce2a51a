package io.openitem.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in somebody's own list of open items, and what it says was paid as payments. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Take in a list of open items: a table with a header, as ERPs export it.",
            "Rows that say when they were settled are then paid on that day, through the same door as all money."
        })
final class LoadCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "<file>", description = "Separated by commas, semicolons or tabs.")
    private Path file = Path.of("");

    @Option(names = "--legal-entity", paramLabel = "<id>", description = "Whose books; ${DEFAULT-VALUE} if left out.")
    private String legalEntity = "DE01";

    @Option(names = "--dry-run", description = "Only show what was understood.")
    private boolean dryRun;

    @Option(
            names = "--mapping",
            paramLabel = "<json>",
            description = {
                "Corrects what was guessed, for example '{\"columns\":{\"amount\":\"Saldo\"}}';",
                "or a file with that."
            })
    private String mapping = "";

    @Option(names = "--currency", paramLabel = "<code>", description = "Where the file names none.")
    private String currency = "";

    @Option(names = "--source", paramLabel = "<code>", description = "The system that the documents come from.")
    private String source = "open-item-list";

    @Option(
            names = "--client",
            paramLabel = "<name>",
            description = "The client of the realm that sends it; ${DEFAULT-VALUE} if left out.")
    private String client = "openitem-erp";

    @Option(names = "--rejects", paramLabel = "<file>", description = "Where rejected rows go; beside the file.")
    private String rejects = "";

    LoadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(ExitCode.USAGE, "There is no file " + file + ".");
        }
        var intake = new Intake(context, client);
        var terminal = context.terminal();
        if (dryRun) {
            show(intake.preview(file, parameters()));
            terminal.hint("the same without --dry-run takes it in; --mapping corrects what was guessed.");
            return ExitCode.OK;
        }
        terminal.doing("load", "taking in " + file.getFileName());
        var loaded = intake.load(file, parameters(), legalEntity, source);
        report(loaded);
        return loaded.rejects().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("legalEntity", legalEntity);
        parameters.put("source", source);
        if (!currency.isEmpty()) {
            parameters.put("currency", currency);
        }
        if (!mapping.isEmpty()) {
            parameters.put("mapping", mapping.stripLeading().startsWith("{") ? mapping : text(Path.of(mapping)));
        }
        return parameters;
    }

    private void show(JsonNode preview) {
        var terminal = context.terminal();
        preview.path("mapping")
                .path("columns")
                .properties()
                .forEach(column -> terminal.data("%-16s <- %s"
                        .formatted(column.getKey(), column.getValue().asText())));
        terminal.data("dates %s, decimal %s, not read: %s"
                .formatted(
                        preview.path("mapping").path("dateOrder").asText(),
                        preview.path("mapping").path("decimal").asText(),
                        preview.path("unmapped")));
        preview.path("sample").forEach(row -> terminal.data("  " + row));
        preview.path("rejects").forEach(row -> terminal.data("  rejected: " + row));
        terminal.data("%d rows, %d understood, %d rejected"
                .formatted(
                        preview.path("rows").asLong(),
                        preview.path("understood").asLong(),
                        preview.path("rejected").asLong()));
    }

    private void report(Intake.Loaded loaded) {
        var terminal = context.terminal();
        terminal.data("%d items new, %d there already, %d rejected; %d payments new, %d there already"
                .formatted(
                        loaded.itemsNew(),
                        loaded.itemsKnown(),
                        loaded.rejects().size(),
                        loaded.paymentsNew(),
                        loaded.paymentsKnown()));
        if (!loaded.rejects().isEmpty()) {
            var to = rejects.isEmpty() ? Path.of(file + ".rejects.ndjson") : Path.of(rejects);
            write(to, loaded.rejects());
            terminal.hint("the rejected rows and why are in " + to + "; mend them and load the file again.");
        } else {
            terminal.hint("figures at /v1/kpis?legalEntity=" + legalEntity + "; the same file again changes nothing.");
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new Refusal(ExitCode.USAGE, "The mapping " + path + " cannot be read: " + e.getMessage());
        }
    }

    private static void write(Path to, List<String> lines) {
        try {
            Files.write(to, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
