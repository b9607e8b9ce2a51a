package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM keeps of a start for the ones to come: its classes, read and checked (JEP 350). A start with it takes about
 * a third of the processor time of one without. A JVM that had none can be made to write it at any moment of its life; one
 * that does not fit is ignored by the JVM.
 */
final class StartRecord {
    private static final String SUFFIX = ".start";
    // A JVM that does not know a tag of its log refuses to start.
    private static final String QUIET =
            Runtime.version().feature() >= 25 ? "-Xlog:cds*=off,aot*=off" : "-Xlog:cds*=off";

    private final Path folder;
    private final String name;
    private final Path build;

    private StartRecord(Path folder, String name, Path build) {
        this.folder = folder;
        this.name = name;
        this.build = build;
    }

    /**
     * @param folder made when it is missing
     * @param name of the program
     * @param build any file of the program: built again, the program has another record
     */
    static StartRecord in(Path folder, String name, Path build) {
        return new StartRecord(folder, name, build);
    }

    boolean isKept() {
        return Files.exists(file());
    }

    /** For a JVM that uses what is kept. */
    List<String> options() {
        var file = file();
        return Files.exists(file) ? List.of(QUIET, "-XX:SharedArchiveFile=" + file) : List.of();
    }

    /** For a JVM that uses what is kept or, where there is nothing, can be made to write down what it did. */
    List<String> optionsToRecord() {
        return isKept() ? options() : List.of(QUIET, "-XX:+RecordDynamicDumpInfo");
    }

    /** For a JVM that uses what is kept or, where there is nothing, writes down what it did when it has come to its end. */
    List<String> optionsToRecordAtExit() {
        return isKept() ? options() : List.of(QUIET, "-XX:ArchiveClassesAtExit=" + fresh(file()));
    }

    /** What makes such a JVM write it, beside its pid; it stands still for the seconds that takes. */
    List<String> writing() {
        var fresh = fresh(file());
        delete(fresh);
        return List.of("VM.cds", "dynamic_dump", fresh.toString());
    }

    /** Takes up what a JVM has written to the end. */
    void keepNew() {
        try {
            var file = file();
            if (Files.exists(fresh(file))) {
                Files.move(fresh(file), file, StandardCopyOption.ATOMIC_MOVE);
                deleteOthers(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        delete(file());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        try {
            Files.createDirectories(folder);
            long built = Files.exists(build) ? Files.getLastModifiedTime(build).toMillis() : 0;
            return folder.resolve(
                    name + "-" + System.getProperty("java.vm.version") + "-" + Long.toHexString(built) + SUFFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Of builds that are no more, a hundred megabytes each. */
    private void deleteOthers(Path file) throws IOException {
        var others = new ArrayList<Path>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(other -> other.getFileName().toString().startsWith(name + "-"))
                    .filter(other -> other.getFileName().toString().contains(SUFFIX))
                    .filter(other -> !other.equals(file))
                    .forEach(others::add);
        }
        for (var other : others) {
            Files.deleteIfExists(other);
        }
    }
}
