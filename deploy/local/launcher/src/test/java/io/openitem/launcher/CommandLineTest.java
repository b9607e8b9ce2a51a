package io.openitem.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);

    @Test
    void help_names_every_command_and_the_exit_codes() {
        var help = new StringWriter();

        int exit = Main.commandLine(terminal).setOut(new PrintWriter(help)).execute("--help");

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(help.toString())
                .contains("up", "down", "reset", "status", "logs", "clock", "parked", "outbox", "rebuild", "doctor")
                .contains(
                        "migrate", "connector", "token", "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not running");
    }

    @Test
    void a_wrong_option_is_wrong_usage() {
        var said = new StringWriter();

        int exit = Main.commandLine(terminal).setErr(new PrintWriter(said)).execute("up", "--brokers", "many");

        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains("--brokers");
    }

    @Test
    void nothing_is_discarded_without_a_reason() {
        var said = new StringWriter();

        int exit = Main.commandLine(terminal)
                .setErr(new PrintWriter(said))
                .execute("parked", "discard", "dunning-invoice", "cus_1");

        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains("Missing required option", "--reason=<text>");
    }

    @Test
    void a_refusal_is_a_message_and_its_exit_code() {
        int exit = Main.run(terminal, "clock", "tomorrow");

        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("openitem: tomorrow is neither a date like 2026-03-31 nor an instant like"
                        + " 2026-03-31T07:00:00Z.\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_date_stands_for_noon_and_an_instant_for_itself() {
        assertThat(ClockCommand.parse("2026-03-31")).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
        assertThat(ClockCommand.parse("2026-03-31T07:00:00Z")).isEqualTo(Instant.parse("2026-03-31T07:00:00Z"));
        assertThatThrownBy(() -> ClockCommand.parse("2026-02-30")).isInstanceOf(Refusal.class);
    }

    @Test
    void the_demonstration_ends_at_the_last_noon_that_has_passed() {
        assertThat(DemoCommand.lastNoonBefore(Instant.parse("2026-03-31T11:59:59Z")))
                .isEqualTo("2026-03-30");
        assertThat(DemoCommand.lastNoonBefore(Instant.parse("2026-03-31T12:00:00Z")))
                .isEqualTo("2026-03-31");
    }
}
