package io.openitem.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine, and the JVM this one runs on. */
final class Programs {
    private Programs() {}

    static Optional<Path> find(String program) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin", "/bin", "/usr/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static String java() {
        return ofThisJvm("java");
    }

    /** Which speaks to another JVM of the same user. */
    static String jcmd() {
        return ofThisJvm("jcmd");
    }

    private static String ofThisJvm(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** For programs that log with slf4j-simple to their output. */
    static List<String> loggingOptions() {
        return List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.log.io.debezium=info");
    }

    /** A class path entry that stands for all jars of a folder. */
    static String allJars(Path folder) {
        return folder.resolve("*").toString();
    }
}
