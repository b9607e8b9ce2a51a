package io.openitem.bench;

import io.openitem.launcher.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Starts an empty stack and measures it through the gateway, each figure beside the raw limit of the same run where
 * there is one: intake, payments, a bank file, the whole way to every projection, figures, a dunning run, memory and
 * starts. Then writes the page.
 *
 * <p>Arguments: {@link Options#USAGE}. All traffic stays on this machine and every step is bounded in time or number. A
 * section that fails says so in the table and stops no other.
 */
public final class Bench {

    private Bench() {}

    /** What is measured together and can be left out. */
    private interface Section {
        void measure() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        RunningStack.killLeftovers();
        startAnew();
        Page page = new Page(LocalDate.now(ZoneOffset.UTC));
        try (RunningStack stack = RunningStack.start(1);
                Run run = new Run(stack, page)) {
            measure(sections(run, options), options.only(), page);
        }
        Path file = options.page();
        if (file != null) {
            page.write(file);
        }
        System.exit(0);
    }

    /** In an order in which none meets what an earlier one has left waiting; the clock moves in the last of the load. */
    private static Map<String, Section> sections(Run run, Options options) {
        Intake intake = new Intake(run);
        Cash cash = new Cash(run);
        BankFile file = new BankFile(run, options.statementEntries());
        WholePath path = new WholePath(run, options.path());
        Figures figures = new Figures(run);
        DunningDay dunning = new DunningDay(run, options.dunningInvoices(), options.dunningCustomers());
        Machine machine = new Machine(run);
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("single", intake::single);
        sections.put("bulk", intake::bulk);
        sections.put("latency", intake::latency);
        sections.put("payments", cash::single);
        sections.put("hot-customer", cash::hot);
        sections.put("bulk-payments", cash::bulk);
        sections.put("statement", file::measure);
        sections.put("path-single", path::single);
        sections.put("path-bulk", path::bulk);
        sections.put("staleness", figures::staleness);
        sections.put("kpi", figures::reads);
        sections.put("dunning", dunning::measure);
        sections.put("memory", machine::memory);
        sections.put("starts", machine::starts);
        return sections;
    }

    private static void measure(Map<String, Section> sections, Set<String> only, Page page) {
        Set<String> unknown = new TreeSet<>(only);
        unknown.removeAll(sections.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("No section is called " + unknown + "; there are " + sections.keySet());
        }
        sections.forEach((name, section) -> {
            if (only.isEmpty() || only.contains(name)) {
                try {
                    section.measure();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    page.failed(name, e);
                } catch (Exception e) {
                    page.failed(name, e);
                }
            }
        });
    }

    /**
     * Throws away what an earlier run has left, which would make this one slower. Only below a folder {@code target}, so
     * that nobody's own data are taken for it. Keycloak's set-up takes long and holds nothing of the ledger.
     */
    private static void startAnew() {
        String home = System.getenv("OPENITEM_HOME");
        if (home == null
                || !Path.of(home).toAbsolutePath().normalize().toString().contains("/target/")) {
            throw new IllegalStateException("OPENITEM_HOME must be below a folder target: its data are thrown away");
        }
        for (String component : List.of("postgres", "kafka")) {
            delete(Path.of(home).resolve("data").resolve(component));
        }
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
