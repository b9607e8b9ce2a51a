package io.openitem.bench;

import io.openitem.local.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process as the machine pays for it: its own pages and its share of the shared ones. */
final class Memory {

    private Memory() {}

    /** Megabytes of proportional set size of a process and its descendants; 0 where the machine does not tell. */
    static long pssMegabytes(long pid) {
        long kilobytes = pss(pid);
        kilobytes += ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> pss(child.pid()))
                .sum();
        return kilobytes / 1024;
    }

    static long pid(Component component) throws IOException {
        return Long.parseLong(Files.readString(component.pidFile()).strip().split("\\s+", 2)[0]);
    }

    private static long pss(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException goneOrNotLinux) {
            return 0;
        }
    }
}
