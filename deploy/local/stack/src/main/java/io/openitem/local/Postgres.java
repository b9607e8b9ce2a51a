package io.openitem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL 18 with an empty database {@value Database#NAME} and logical decoding, on loopback. With
 * {@link Durability#DURABLE} whatever was committed survives a crash of the machine; {@link Durability#FAST} is for
 * tests.
 */
public final class Postgres extends ProcessComponent {
    /** The superuser's name and, on this machine's loopback only, its password. */
    public static final String SUPERUSER = "postgres";

    private static final String NAME = "postgres";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final int CRASHED_ATTEMPTS = 20;
    private static final Duration CRASHED_PAUSE = Duration.ofMillis(500);
    private static final int INITDB_SECONDS = 120;

    /**
     * How often a password is hashed. The passwords here are the roles' names: there is nothing to hide behind the usual
     * 4,096 rounds, for which each new connection pays again.
     */
    private static final String PASSWORD_ROUNDS = "1";

    /** What a commit survives. */
    public enum Durability {
        /** A crash of the machine. */
        DURABLE,
        /** A kill of the server, but no crash of the machine: nothing is forced to the disk. */
        FAST
    }

    private final Home home;
    private final Checkout checkout;
    private final int port;
    private final Durability durability;

    public Postgres(Home home, Checkout checkout, int port, Durability durability) {
        super(home, NAME, List.of(port), START);
        this.home = home;
        this.checkout = checkout;
        this.port = port;
        this.durability = durability;
    }

    /** Where the database {@value Database#NAME} is reached. */
    public DatabaseServer server() {
        return new DatabaseServer(Ports.HOST, port, SUPERUSER, SUPERUSER);
    }

    @Override
    public void start(Progress progress) {
        for (int attempt = 1; ; attempt++) {
            try {
                super.start(progress);
                makeDatabase();
                return;
            } catch (ComponentFailure e) {
                if (attempt == CRASHED_ATTEMPTS || !isStillInUse(e)) {
                    throw e;
                }
                ChildProcess.pause(CRASHED_PAUSE);
            }
        }
    }

    /**
     * After a kill of the server alone, what it had started ends by itself within moments; as long as any of it lives, a
     * new server refuses the data.
     */
    private boolean isStillInUse(ComponentFailure failure) {
        return !process().isRunning() && failure.logTail().contains("still in use");
    }

    @Override
    void launch(Progress progress) {
        var programs = PostgresBinaries.unpacked(checkout, progress);
        var user = PostgresUser.forFolders(data(), programs);
        initialise(programs, user, progress);
        dropStalePid();
        process().launch(command(programs, user), environment());
    }

    @Override
    boolean end() {
        return process().stop(Signal.INT, STOP);
    }

    private Path data() {
        return home.data(name()).resolve("18");
    }

    /** Made beside its place and moved there when it is whole, so that an interrupted start leaves nothing half made. */
    private void initialise(Path programs, PostgresUser user, Progress progress) {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        progress.doing(name(), "making an empty database cluster");
        var parent = home.data(name());
        var fresh = parent.resolve("fresh");
        try {
            if (Files.exists(fresh)) {
                PostgresBinaries.delete(fresh);
            }
            Files.createDirectories(fresh);
            user.own(parent);
            user.own(fresh);
            var password = Files.writeString(parent.resolve("password"), SUPERUSER);
            user.own(password);
            initdb(programs, user, fresh, password);
            Files.delete(password);
            Files.move(fresh, data());
        } catch (IOException e) {
            throw new ComponentFailure(
                            name(),
                            "cannot make its data folder " + data() + " (" + e.getMessage() + ").",
                            "Check that the disk is not full and that the folder may be written.")
                    .causedBy(e);
        }
    }

    private void initdb(Path programs, PostgresUser user, Path target, Path password) throws IOException {
        var command = new ArrayList<>(user.prefix());
        command.addAll(List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--set=scram_iterations=" + PASSWORD_ROUNDS,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (durability == Durability.FAST) {
            command.add("--no-sync");
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.directory(target.toFile());
        builder.environment().putAll(environment());
        if (!succeeds(builder)) {
            throw new ComponentFailure(
                    name(),
                    "initdb failed.",
                    "Its log is " + log() + " and ends so:",
                    process().tail());
        }
    }

    private static boolean succeeds(ProcessBuilder builder) throws IOException {
        var running = builder.start();
        try {
            if (running.waitFor(INITDB_SECONDS, TimeUnit.SECONDS)) {
                return running.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.destroyForcibly();
        return false;
    }

    /**
     * After a crash the server's own pid file stays. It looks by itself whether that process lives; but after a restart
     * of the machine the pid may be another program's, of the same user, and it would refuse to start for ever.
     */
    private void dropStalePid() {
        var file = data().resolve("postmaster.pid");
        try {
            if (Files.exists(file) && !isPostgres(Files.readString(file))) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ComponentFailure(
                            name(),
                            "cannot read or remove " + file + " (" + e.getMessage() + ").",
                            "Remove it by hand when no PostgreSQL runs on that folder.")
                    .causedBy(e);
        }
    }

    private static boolean isPostgres(String postmasterPid) {
        try {
            long pid =
                    Long.parseLong(postmasterPid.lines().findFirst().orElse("").strip());
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .map(command -> command.endsWith("postgres"))
                    .orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private List<String> command(Path programs, PostgresUser user) {
        var command = new ArrayList<>(user.prefix());
        command.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", data().toString()));
        settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command;
    }

    /** Given at each start and not written to a file, so that an old data folder runs with today's settings. */
    private Map<String, String> settings() {
        var settings = new java.util.TreeMap<String, String>();
        settings.put("listen_addresses", Ports.HOST);
        settings.put("port", Integer.toString(port));
        // No socket file: its path would have to be short and writable for the server's user.
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "256MB");
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("scram_iterations", PASSWORD_ROUNDS);
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_line_prefix", "%m [%p] %u ");
        settings.put("log_checkpoints", "off");
        settings.put("wal_level", "logical");
        settings.put("max_wal_senders", "8");
        settings.put("max_replication_slots", "8");
        // Recovery after a crash reads up to this much: 870 MB of it took 26 s.
        settings.put("max_wal_size", "512MB");
        // A slot that nobody reads may not fill the disk; beyond this it is lost, noticed, and its facts are sent
        // again.
        settings.put("max_slot_wal_keep_size", "4GB");
        if (durability == Durability.FAST) {
            settings.putAll(Map.of("fsync", "off", "full_page_writes", "off"));
        }
        return settings;
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "TZ", "UTC", "PGTZ", "UTC");
    }

    @Override
    boolean serves() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void makeDatabase() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            try (var found =
                    statement.executeQuery("select from pg_database where datname = '" + Database.NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + Database.NAME);
        } catch (SQLException e) {
            throw new ComponentFailure(
                            name(), "cannot create its database (" + e.getMessage() + ").", "Its log is " + log() + ".")
                    .causedBy(e);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", SUPERUSER);
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("connectTimeout", "2");
        return DriverManager.getConnection("jdbc:postgresql://" + Ports.HOST + ":" + port + "/postgres", properties);
    }
}
