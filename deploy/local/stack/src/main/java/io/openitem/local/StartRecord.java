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
 * a third of the processor time of one without. It is written when a JVM that had none ends in order; one that does not
 * fit is ignored by the JVM.
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

    /** For a JVM that uses what is kept or, where there is nothing, keeps what this start does. */
    List<String> optionsToRecord() {
        return isKept() ? options() : List.of(QUIET, "-XX:ArchiveClassesAtExit=" + fresh(file()));
    }

    /** Takes up what a JVM wrote that has ended in order. One that was killed while it wrote is not taken up. */
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
        try {
            Files.deleteIfExists(file());
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
