package io.openitem.launcher;

import io.openitem.local.Database;
import io.openitem.local.DatabaseServer;
import io.openitem.local.OutboxHealing;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings any database to what the services expect; what Compose and Kubernetes run before them. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Make roles, schemas, tables, publication and slot in a database. May be run again.",
            "The superuser's password is read from OPENITEM_PG_PASSWORD."
        })
final class MigrateCommand implements Callable<Integer> {
    private static final int POSTGRES_PORT = 5432;

    private final Context context;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "<jdbc url>",
            description = "jdbc:postgresql://host:5432/openitem")
    private String url = "";

    @Option(names = "--user", paramLabel = "<superuser>", description = "postgres unless said.")
    private String user = "postgres";

    MigrateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var server = server();
        context.terminal().doing("migrate", server.jdbcUrl());
        var slot = context.stack().migrate(server);
        var healing = new OutboxHealing(server);
        if (healing.isOwed()) {
            var healed = healing.heal();
            context.terminal().data("The slot was made; " + healed.rows() + " facts are sent again.");
        } else {
            context.terminal().data("Migrated; the slot was " + (slot == Database.SlotState.KEPT ? "kept." : "made."));
        }
        return ExitCode.OK;
    }

    private DatabaseServer server() {
        var password =
                Optional.ofNullable(System.getenv("OPENITEM_PG_PASSWORD")).orElse("");
        var prefix = "jdbc:";
        if (!url.startsWith("jdbc:postgresql://") || !url.endsWith("/" + Database.NAME)) {
            throw new Refusal(ExitCode.USAGE, "The URL is like jdbc:postgresql://host:5432/" + Database.NAME + ".");
        }
        var uri = URI.create(url.substring(prefix.length()));
        int port = uri.getPort() < 0 ? POSTGRES_PORT : uri.getPort();
        return new DatabaseServer(uri.getHost(), port, user, password);
    }
}
