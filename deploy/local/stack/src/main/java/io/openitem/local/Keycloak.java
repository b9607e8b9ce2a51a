package io.openitem.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
public final class Keycloak extends JvmComponent {
    private static final String NAME = "keycloak";
    private static final Duration START = Duration.ofMinutes(4);
    private static final int BUILD_SECONDS = 300;
    private static final String IMPORTED = "import/openitem-realm.json";
    private static final String MARK = "realm.sha256";

    private final Home home;
    private final Checkout checkout;
    private final int port;
    private final int managementPort;
    private final Path realmFile;
    private final int gatewayPort;

    /**
     * @param realmFile a realm named {@code openitem}, in Keycloak's export format
     * @param gatewayPort where a browser goes back to from a login; Keycloak puts it into the realm when it imports it
     */
    public Keycloak(Home home, Checkout checkout, int port, int managementPort, Path realmFile, int gatewayPort) {
        super(home, NAME, List.of(port, managementPort), START, record(home, checkout));
        this.home = home;
        this.checkout = checkout;
        this.port = port;
        this.managementPort = managementPort;
        this.realmFile = realmFile;
        this.gatewayPort = gatewayPort;
    }

    private static StartRecord record(Home home, Checkout checkout) {
        var own = distribution(home, checkout).resolve("lib/quarkus/generated-bytecode.jar");
        return StartRecord.in(home.root().resolve("start-records"), NAME, own);
    }

    private static Path distribution(Home home, Checkout checkout) {
        return home.root().resolve(checkout.keycloak().getFileName().toString());
    }

    /** What tokens name as their issuer, and services as theirs. */
    public URI issuer() {
        return URI.create("http://" + Ports.HOST + ":" + port + "/realms/openitem");
    }

    @Override
    public void start(Progress progress) {
        super.start(progress);
        noteRealm();
    }

    @Override
    void launch(Progress progress) {
        try {
            setUp(progress);
            takeRealm();
        } catch (IOException e) {
            throw new ComponentFailure(
                            name(),
                            "cannot set it up below " + home.root() + " (" + e.getMessage() + ").",
                            "Check that the disk is not full and that the folder may be written.")
                    .causedBy(e);
        }
        super.launch(progress);
    }

    @Override
    boolean serves() {
        return HttpProbe.isWell(issuer());
    }

    /** Copied beside its place and moved there when it is built, so that an interrupted first start leaves no half. */
    private void setUp(Progress progress) throws IOException {
        var target = distribution(home, checkout);
        if (Files.isDirectory(target)) {
            return;
        }
        progress.doing(name(), "setting it up, once");
        var fresh = home.root().resolve("keycloak-fresh");
        if (Files.exists(fresh)) {
            PostgresBinaries.delete(fresh);
        }
        copy(checkout.keycloak(), fresh);
        build(fresh);
        Files.move(fresh, target);
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
        var command = new ArrayList<>(List.of(Programs.java(), "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(Compilers.options());
        command.addAll(options(distribution));
        command.addAll(List.of(
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "build",
                "--db=dev-file",
                // Without a system bus it would look for one for ten seconds; no user of ours comes from there.
                "--spi-storage--sssd--enabled=false",
                "--health-enabled=true"));
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
                name(),
                "its build failed.",
                "Its log is " + log() + " and ends so:",
                process().tail());
    }

    /** Keycloak imports a realm that it does not have; so it must not have the one of an older file. */
    private void takeRealm() throws IOException {
        var data = distribution(home, checkout).resolve("data");
        var imported = data.resolve(IMPORTED);
        var mark = data.resolve(MARK);
        if (Files.exists(mark) && Files.readString(mark).equals(markOf(realmFile))) {
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
        var data = distribution(home, checkout).resolve("data");
        try {
            Files.writeString(data.resolve(MARK), markOf(data.resolve(IMPORTED)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an imported realm depends on: the file, and the gateway's port that was put into it. */
    private String markOf(Path realm) throws IOException {
        return sum(Files.readAllBytes(realm)) + " " + gatewayPort;
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    int maxHeapMegabytes() {
        return 256;
    }

    @Override
    List<String> arguments() {
        var distribution = distribution(home, checkout);
        var arguments = new ArrayList<>(options(distribution));
        arguments.addAll(List.of("-cp", classPath(distribution), "org.keycloak.quarkus.runtime.KeycloakMain"));
        arguments.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                // It would look for others of a cluster, open ports to everybody for them, and after a kill wait for
                // itself for twenty seconds.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=" + Ports.HOST,
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname-strict=false"));
        return arguments;
    }

    @Override
    Map<String, String> environment() {
        return Map.of("OPENITEM_GATEWAY_PORT", Integer.toString(gatewayPort));
    }

    /**
     * All its jars for the JVM's own class loader, what its build generated and transformed before what it was made
     * from. Its own starter reads them with a loader that a JVM keeps no record of; without it the server is there in
     * less than half the time.
     */
    private static String classPath(Path distribution) {
        var lib = distribution.resolve("lib");
        return String.join(
                File.pathSeparator,
                lib.resolve("quarkus/generated-bytecode.jar").toString(),
                lib.resolve("quarkus/transformed-bytecode.jar").toString(),
                lib.resolve("app/keycloak.jar").toString(),
                Programs.allJars(lib.resolve("lib/boot")),
                Programs.allJars(lib.resolve("lib/main")));
    }

    /** As kc.sh would give them. */
    private static List<String> options(Path distribution) {
        return List.of(
                "-Dkc.home.dir=" + distribution,
                "-Djboss.server.config.dir=" + distribution.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dquarkus-log-max-startup-records=10000",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED");
    }
}
