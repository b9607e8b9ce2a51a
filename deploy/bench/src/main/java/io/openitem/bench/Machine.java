package io.openitem.bench;

import io.openitem.launcher.RunningStack;
import io.openitem.local.Component;
import io.openitem.local.JvmComponent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the stack takes of the machine: memory, and time to start. */
final class Machine {

    private static final List<String> FOUNDATIONS = List.of("postgres", "kafka", "connect", "keycloak", "mail");
    private static final List<String> SERVICES =
            List.of("invoice", "payment", "dunning", "risk", "analytics", "gateway");

    private final Run run;

    Machine(Run run) {
        this.run = run;
    }

    void memory() throws IOException {
        long total = 0;
        List<String> parts = new ArrayList<>();
        for (String name : parts()) {
            long pss = Memory.pssMegabytes(Memory.pid(run.stack().component(name)));
            total += pss;
            parts.add(name + " " + pss);
        }
        run.page()
                .row(
                        "memory of the whole stack after the load, MB PSS",
                        Page.count(total) + " (" + String.join(", ", parts) + ")",
                        Page.NONE,
                        Page.NONE,
                        "<= 3,000");
    }

    /** Stopped and started: where a start is not recorded yet, the first records it and a second uses what it recorded. */
    void starts() {
        RunningStack stack = run.stack();
        boolean isRecorded = parts().stream().allMatch(name -> isRecorded(stack.component(name)));
        stack.recordStarts();
        if (!isRecorded) {
            restart("`up`, recording its starts", Page.NONE);
        }
        restart("`up`, warm", "<= 40 s");
        for (String name : SERVICES) {
            Component service = stack.component(name);
            service.stop();
            long began = System.nanoTime();
            stack.start(service);
            run.page()
                    .row(
                            "start of " + name + ", warm",
                            Page.seconds(Page.secondsBetween(began, System.nanoTime())),
                            Page.NONE,
                            Page.NONE,
                            "<= 2 s");
        }
    }

    private void restart(String what, String budget) {
        run.stack().close();
        long began = System.nanoTime();
        run.stack().open();
        run.page().row(what, Page.seconds(Page.secondsBetween(began, System.nanoTime())), Page.NONE, Page.NONE, budget);
    }

    private static boolean isRecorded(Component component) {
        return !(component instanceof JvmComponent jvm) || jvm.hasStartRecord();
    }

    private static List<String> parts() {
        return Stream.concat(FOUNDATIONS.stream(), SERVICES.stream()).toList();
    }
}
