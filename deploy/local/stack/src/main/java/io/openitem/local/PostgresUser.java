package io.openitem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * As whom PostgreSQL runs, which refuses to run as root. An ordinary user runs it as himself. Root runs it as
 * {@code nobody}; where {@code nobody} cannot reach the folders (below /root, say) in a user namespace of its own, in
 * which root has no privileges and no longer looks like root.
 *
 * @param prefix what goes before the command
 * @param owner numeric id the data must belong to, or -1 for the one who makes it
 */
record PostgresUser(List<String> prefix, int owner) {
    private static final int NOBODY = 65534;

    /**
     * @param folders what the server must reach; those that exist, or else their nearest parents, are looked at
     * @throws ComponentFailure when there is no way on this machine
     */
    static PostgresUser forFolders(Path... folders) {
        if (!isRoot()) {
            return new PostgresUser(List.of(), -1);
        }
        var setpriv = Programs.find("setpriv");
        if (setpriv.isPresent() && allReachable(folders)) {
            var id = Integer.toString(NOBODY);
            return new PostgresUser(
                    List.of(setpriv.get().toString(), "--reuid=" + id, "--regid=" + id, "--clear-groups"), NOBODY);
        }
        var unshare = Programs.find("unshare");
        if (unshare.isPresent() && works(unshare.get().toString(), "-U", "true")) {
            return new PostgresUser(List.of(unshare.get().toString(), "-U"), -1);
        }
        throw new ComponentFailure(
                "postgres",
                "PostgreSQL refuses to run as root, and user nobody cannot reach " + folders[0] + ".",
                "Run as an ordinary user, or from a folder that everybody may enter.");
    }

    /** Gives a folder that was just made to the server's user. */
    void own(Path path) {
        if (owner < 0) {
            return;
        }
        try {
            Files.setAttribute(path, "unix:uid", owner);
            Files.setAttribute(path, "unix:gid", owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean allReachable(Path... folders) {
        for (var folder : folders) {
            for (Path path = folder; path != null; path = path.getParent()) {
                if (Files.isDirectory(path) && !everybodyEnters(path) && !belongsToNobody(path)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean everybodyEnters(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean belongsToNobody(Path folder) {
        try {
            return Integer.valueOf(NOBODY).equals(Files.getAttribute(folder, "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
