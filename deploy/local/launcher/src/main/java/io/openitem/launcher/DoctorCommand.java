package io.openitem.launcher;

import io.openitem.local.Health;
import io.openitem.local.OutboxHealing;
import io.openitem.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for what keeps the stack from running or from running well. Changes nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look for causes of trouble: the machine, the ports, the slot, the consumers.")
final class DoctorCommand implements Callable<Integer> {
    private static final int JDK = 21;
    private static final long DISK_MB = 2_048;
    private static final long MEMORY_MB = 3_584;
    private static final long SLOT_BEHIND_MB = 512;

    private final Context context;
    private final List<Finding> findings = new ArrayList<>();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    DoctorCommand(Context context) {
        this.context = context;
    }

    /** @param remedy empty when it is well */
    record Finding(String what, boolean well, String found, String remedy) {}

    @Override
    public Integer call() {
        var stack = context.stack();
        machine(stack);
        ports(stack);
        if (stack.postgres().health() == Health.UP) {
            slot(stack);
            consumers(stack);
        }
        if (json) {
            context.terminal().json(findings);
        } else {
            findings.forEach(finding -> context.terminal()
                    .data(String.format(
                            Locale.ROOT,
                            "%-4s %-10s %s%s",
                            finding.well() ? "ok" : "!!",
                            finding.what(),
                            finding.found(),
                            finding.well() ? "" : ". " + finding.remedy())));
        }
        return findings.stream().allMatch(Finding::well) ? ExitCode.OK : ExitCode.FAILED;
    }

    private void note(String what, boolean well, String found, String remedy) {
        findings.add(new Finding(what, well, found, well ? "" : remedy));
    }

    private void machine(Stack stack) {
        int jdk = Runtime.version().feature();
        note("jdk", jdk >= JDK, Runtime.version() + " at " + System.getProperty("java.home"), "Install JDK 25.");
        try {
            var root = Files.createDirectories(stack.home().root());
            long free = Files.getFileStore(root).getUsableSpace() >> 20;
            note("disk", free >= DISK_MB, free + " MB free at " + root, "Make room or set OPENITEM_HOME elsewhere.");
            note("home", Files.isWritable(root), root.toString(), "Give yourself the right to write there.");
        } catch (IOException e) {
            note("home", false, String.valueOf(e.getMessage()), "Set OPENITEM_HOME to a folder of yours.");
        }
        if (java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            long memory = system.getTotalMemorySize() >> 20;
            note("memory", memory >= MEMORY_MB, memory + " MB in all", "Close other programs; about 3 GB are used.");
        }
    }

    private void ports(Stack stack) {
        for (var component : stack.components()) {
            var health = component.health();
            if (health != Health.DOWN) {
                note(
                        component.name(),
                        health == Health.UP,
                        health.name().toLowerCase(Locale.ROOT),
                        "See ./openitem logs " + component.name() + ".");
                continue;
            }
            var taken = component.ports().stream()
                    .filter(port -> !Ports.isFree(port))
                    .toList();
            note(
                    component.name(),
                    taken.isEmpty(),
                    taken.isEmpty() ? "not running, its ports are free" : "ports taken by another process: " + taken,
                    "Stop that process, or set OPENITEM_PORT_OFFSET before the first start.");
        }
    }

    private void slot(Stack stack) {
        var server = stack.postgres().server();
        boolean owed = new OutboxHealing(server).isOwed();
        var slot = new Ledger(server).slot();
        if (slot.isEmpty() || owed) {
            note(
                    "outbox",
                    false,
                    slot.isEmpty() ? "its slot is missing" : "its slot was lost",
                    "Run ./openitem outbox resend.");
            return;
        }
        var found = slot.get();
        long behind = found.behindBytes() >> 20;
        boolean well = found.active() && !found.status().equals("lost") && behind < SLOT_BEHIND_MB;
        note(
                "outbox",
                well,
                "slot " + found.status() + ", " + (found.active() ? "followed" : "not followed") + ", " + behind
                        + " MB behind",
                found.status().equals("lost") ? "Run ./openitem outbox resend." : "See ./openitem logs connect.");
    }

    private void consumers(Stack stack) {
        if (stack.services().isEmpty() || stack.keycloak().health() != Health.UP) {
            return;
        }
        try {
            var operations = context.operations(stack);
            var lags = operations.lags();
            note("consumers", true, lags.isEmpty() ? "none" : "behind by " + lags, "");
            long parked = operations.parked().values().stream()
                    .mapToLong(com.fasterxml.jackson.databind.JsonNode::size)
                    .sum();
            note("parked", parked == 0, parked + " keys", "See ./openitem parked.");
        } catch (Refusal e) {
            note("consumers", false, String.valueOf(e.getMessage()), "See ./openitem status.");
        }
    }
}
