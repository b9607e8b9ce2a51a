package io.openitem.kit.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class RedactingFilterTest {

    @Test
    void tokens_and_mail_addresses_are_blanked_in_messages_and_parameters() {
        ExtLogRecord line = line("Bearer %s of %s failed", "eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl", "jane.doe@example.org");

        boolean logged = new RedactingFilter().isLoggable(line);

        assertThat(logged).isTrue();
        assertThat(text(line)).isEqualTo("Bearer [token] of [mail] failed");
    }

    @Test
    void other_lines_are_left_alone() {
        ExtLogRecord line = line("%s of 100 %% at @Inject", "5", "");

        new RedactingFilter().isLoggable(line);

        assertThat(text(line)).isEqualTo("5 of 100 % at @Inject");
    }

    private static ExtLogRecord line(String format, Object... parameters) {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, format, ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(parameters);
        return line;
    }

    private static String text(ExtLogRecord line) {
        return new PatternFormatter("%s").format(line);
    }
}
