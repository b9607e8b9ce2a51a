package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;

/**
 * The folders that hold the migrations of one kind, for example {@code db/kit}, wherever they come from: folders of the
 * sources or of a build as they are, jars unpacked to a temporary folder. All are read from disk, so that no class
 * loader has a say in which are found.
 *
 * @param folders each exists and holds {@code V*.sql}; may be empty
 */
public record MigrationFolders(List<Path> folders) {
    public MigrationFolders {
        folders = List.copyOf(folders);
    }

    /**
     * @param name for example {@code db/migration}
     * @param roots folders and jars in which {@code name} is looked for; those without it are passed over
     */
    public static MigrationFolders in(String name, List<Path> roots) {
        var found = new ArrayList<Path>();
        for (var root : roots) {
            if (Files.isRegularFile(root)) {
                found.addAll(unpacked(root, name));
            } else if (Files.isDirectory(root.resolve(name))) {
                found.add(root.resolve(name));
            }
        }
        return new MigrationFolders(found);
    }

    /** All folders of that name on the class path of the running thread, or else on that of the JVM. */
    public static MigrationFolders onClassPath(String name) {
        var found = seenBy(Thread.currentThread().getContextClassLoader(), name);
        return found.folders().isEmpty() ? seenBy(ClassLoader.getSystemClassLoader(), name) : found;
    }

    private static MigrationFolders seenBy(ClassLoader loader, String name) {
        var found = new ArrayList<Path>();
        try {
            for (var url : Collections.list(loader.getResources(name))) {
                if (url.getProtocol().equals("file")) {
                    found.add(Path.of(url.toURI()));
                } else if (url.openConnection() instanceof JarURLConnection jar) {
                    found.addAll(unpacked(Path.of(URI.create(jar.getJarFileURL().toString())), name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + e.getInput(), e);
        }
        return new MigrationFolders(found.stream().distinct().toList());
    }

    String[] locations() {
        return folders.stream().map(folder -> "filesystem:" + folder).toArray(String[]::new);
    }

    private static List<Path> unpacked(Path jar, String name) {
        try (var file = new JarFile(jar.toFile())) {
            var entries = file.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(name + "/"))
                    .toList();
            if (entries.isEmpty()) {
                return List.of();
            }
            var target = Files.createTempDirectory("openitem-migrations");
            target.toFile().deleteOnExit();
            for (var entry : entries) {
                var path = target.resolve(Path.of(entry.getName()).getFileName());
                path.toFile().deleteOnExit();
                try (var in = file.getInputStream(entry)) {
                    Files.copy(in, path);
                }
            }
            return List.of(target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the migrations in " + jar, e);
        }
    }
}
