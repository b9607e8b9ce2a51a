package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openitem.local.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The console as somebody uses it who logs in with the browser: by {@code e2e/live.e2e.mjs}, in a Chromium of this
 * machine, against this stack's gateway and realm.
 */
class ConsoleJourneyTest {

    private static final int AT_MOST_MINUTES = 10;

    private static World world;
    private static Path webui;

    @BeforeAll
    static void there_is_something_to_see() {
        world = World.shared();
        webui = Checkout.find().root().resolve("gateway/webui");
        LocalDate today = world.today();
        String customer = Company.DE01.customer("CONSOLE-1");
        Company.DE01.invoice(customer, "CONSOLE-LATE", "1190.00", today.minusDays(60), today.minusDays(30));
        Company.DE01.invoice(customer, "CONSOLE-NOT-DUE", "1190.00", today.minusDays(2), today.plusDays(28));
        Company.DE01.pay("CONSOLE-MONEY", "75.00", "thank you");
        world.stack().awaitQuiescence();
    }

    @Test
    void the_login_and_every_page_work_and_are_usable_by_everybody() throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(webui.resolve("node_modules")),
                "The console was not built, for want of Node: nothing was looked at");
        assumeTrue(
                answers(List.of(
                        "node", "-e", "import('./e2e/browser.mjs').then((b) => process.exit(b.executable ? 0 : 1))")),
                "No Chromium was found (Debian: chromium-headless-shell; or OPENITEM_CHROMIUM): nothing was looked at");

        Path log = Files.createDirectories(Path.of("target")).resolve("console-live.log");
        Process tests =
                in(webui, List.of("npm", "run", "--silent", "e2e:live"), log).start();
        try {
            assertThat(tests.waitFor(AT_MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            tests.descendants().forEach(ProcessHandle::destroy);
            tests.destroy();
        }
        assertThat(tests.exitValue()).as(Files.readString(log)).isZero();
    }

    private static boolean answers(List<String> command) throws IOException, InterruptedException {
        return in(webui, command, Path.of("/dev/null")).start().waitFor() == 0;
    }

    private static ProcessBuilder in(Path folder, List<String> command, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "OPENITEM_URL", world.stack().uri("gateway").toString(),
                        "OPENITEM_REALM", world.stack().realm().toString()));
        return builder;
    }
}
