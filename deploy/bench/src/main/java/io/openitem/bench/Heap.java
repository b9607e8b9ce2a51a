package io.openitem.bench;

import java.io.IOException;
import java.nio.file.Path;

/** The heap of one service, in megabytes. */
final class Heap {

    private static final String USED = "jvm_memory_used_bytes{";

    private final Run run;
    private final String service;

    Heap(Run run, String service) {
        this.run = run;
        this.service = service;
    }

    /** What is still referred to: asks the JVM to collect what is not, then looks. */
    double liveMegabytes() throws IOException, InterruptedException {
        Process collecting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(Memory.pid(run.stack().component(service))),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collecting.waitFor() != 0) {
            throw new IllegalStateException("jcmd could not reach " + service);
        }
        return usedMegabytes();
    }

    /** What is in use with all that nobody refers to any longer. */
    double usedMegabytes() throws IOException, InterruptedException {
        double bytes = run.gateway()
                .metrics(service)
                .lines()
                .filter(line -> line.startsWith(USED) && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (bytes == 0) {
            throw new IllegalStateException(service + " tells nothing of its heap");
        }
        return bytes / (1 << 20);
    }
}
