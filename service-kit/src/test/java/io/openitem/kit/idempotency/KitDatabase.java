package io.openitem.kit.idempotency;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with the roles of {@code deploy/postgres}, the kit's plumbing and the notes of these tests. */
public class KitDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            postgres = started;
            int port = started.getPort();
            run(port, "postgres", "postgres", "create database openitem");
            run(port, "postgres", "openitem", read("deploy/postgres/bootstrap.sql"));
            run(
                    port,
                    "openitem_owner",
                    "openitem",
                    "set search_path = openitem;"
                            + read("service-kit/src/main/resources/db/platform/V0001__clock.sql"));
            run(
                    port,
                    "invoice_owner",
                    "openitem",
                    read("service-kit/src/main/resources/db/kit/V0001__plumbing.sql")
                            .replace("${service}", "invoice"));
            run(
                    port,
                    "invoice_owner",
                    "openitem",
                    read("service-kit/src/test/resources/db/migration/V0002__notes.sql"));
            return Map.of(
                    "quarkus.datasource.reactive.url",
                    "postgresql://127.0.0.1:" + port + "/openitem",
                    "quarkus.datasource.password",
                    "invoice_service",
                    "test.superuser.url",
                    url(port, "postgres", "openitem"));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static void run(int port, String role, String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, role, database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(int port, String role, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + role + "&password=" + role;
    }
}
