package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak with the realm of one file. It is set up once for each version in a copy of its distribution, with the realm
 * as the file has it: when the file changes, the realm is made anew and its accounts with it.
 */
public final class Keycloak implements Component {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final int BUILD_SECONDS = 300;
    private static final String IMPORTED = "import/openitem-realm.json";
    private static final String MARK = "realm.sha256";

    private final Home home;
    private final Checkout checkout;
    private final int port;
    private final int managementPort;
    private final Path realmFile;
    private final ChildProcess process;

    /** @param realmFile a realm named {@code openitem}, in Keycloak's export format */
    public Keycloak(Home home, Checkout checkout, int port, int managementPort, Path realmFile) {
        this.home = home;
        this.checkout = checkout;
        this.port = port;
        this.managementPort = managementPort;
        this.realmFile = realmFile;
        this.process = new ChildProcess(name(), home);
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, managementPort);
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public Path pidFile() {
        return process.pidFile();
    }

    /** What tokens name as their issuer, and services as theirs. */
    public URI issuer() {
        return URI.create("http://" + Ports.HOST + ":" + port + "/realms/openitem");
    }

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            Ports.requireFree(name(), ports());
            try {
                var distribution = setUp(progress);
                takeRealm(distribution);
                progress.doing(name(), "starting");
                process.launch(command(distribution, startArguments()), Map.of());
            } catch (IOException e) {
                throw new ComponentFailure(
                                name(),
                                "cannot set it up below " + home.root() + " (" + e.getMessage() + ").",
                                "Check that the disk is not full and that the folder may be written.")
                        .causedBy(e);
            }
        }
        process.await(this::serves, START);
        noteRealm();
    }

    @Override
    public void stop() {
        process.stop(Signal.TERM, STOP);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public Health health() {
        if (!process.isRunning()) {
            return Health.DOWN;
        }
        return serves() ? Health.UP : Health.STARTING;
    }

    private boolean serves() {
        var request = HttpRequest.newBuilder(issuer()).timeout(REQUEST).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Copied beside its place and moved there when it is built, so that an interrupted first start leaves no half. */
    private Path setUp(Progress progress) throws IOException {
        var source = checkout.keycloak();
        var target = home.root().resolve(source.getFileName().toString());
        if (Files.isDirectory(target)) {
            return target;
        }
        progress.doing(name(), "setting it up, once");
        var fresh = home.root().resolve("keycloak-fresh");
        if (Files.exists(fresh)) {
            PostgresBinaries.delete(fresh);
        }
        copy(source, fresh);
        build(fresh);
        Files.move(fresh, target);
        return target;
    }

    private static void copy(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                var copied = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private void build(Path distribution) throws IOException {
        var command =
                command(distribution, List.of("build", "--db=dev-file", "--cache=local", "--health-enabled=true"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        var build = builder.start();
        try {
            if (build.waitFor(BUILD_SECONDS, TimeUnit.SECONDS) && build.exitValue() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        build.destroyForcibly();
        throw new ComponentFailure(
                name(), "its build failed.", "Its log is " + log() + " and ends so:", process.tail());
    }

    /** Keycloak imports a realm that it does not have; so it must not have the one of an older file. */
    private void takeRealm(Path distribution) throws IOException {
        var data = distribution.resolve("data");
        var imported = data.resolve(IMPORTED);
        var mark = data.resolve(MARK);
        var sum = sum(Files.readAllBytes(realmFile));
        if (Files.exists(mark) && Files.readString(mark).equals(sum)) {
            return;
        }
        if (Files.isDirectory(data.resolve("h2"))) {
            PostgresBinaries.delete(data.resolve("h2"));
        }
        Files.createDirectories(imported.getParent());
        Files.copy(realmFile, imported, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Only now: an import that was cut off is done again. */
    private void noteRealm() {
        var data = home.root()
                .resolve(checkout.keycloak().getFileName().toString())
                .resolve("data");
        try {
            Files.writeString(data.resolve(MARK), sum(Files.readAllBytes(data.resolve(IMPORTED))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private List<String> startArguments() {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=" + Ports.HOST,
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname-strict=false");
    }

    /** As kc.sh would, which stays in front of the server and would be the one that is stopped. */
    private static List<String> command(Path distribution, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Programs.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-Dkc.home.dir=" + distribution,
                "-Djboss.server.config.dir=" + distribution.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dquarkus-log-max-startup-records=10000",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                distribution.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }
}
