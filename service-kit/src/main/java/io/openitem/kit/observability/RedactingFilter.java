package io.openitem.kit.observability;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * The last guard against secrets in logs: blanks bearer tokens and mail addresses in messages. Code does not log them in
 * the first place; libraries sometimes do.
 */
@LoggingFilter(name = "redact")
public final class RedactingFilter implements Filter {

    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    /** Gives the message with its parameters, and nothing around it. */
    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        String message = line instanceof ExtLogRecord ext ? MESSAGE.format(ext) : line.getMessage();
        // Most lines hold neither, and looking for two marks is cheaper than matching.
        if (message != null && (message.contains("eyJ") || message.indexOf('@') >= 0)) {
            String redacted = redacted(message);
            if (!redacted.equals(message)) {
                replace(line, redacted);
            }
        }
        return true;
    }

    static String redacted(String message) {
        String withoutTokens = TOKEN.matcher(message).replaceAll("[token]");
        return MAIL.matcher(withoutTokens).replaceAll("[mail]");
    }

    private static void replace(LogRecord line, String message) {
        if (line instanceof ExtLogRecord ext) {
            ext.setMessage(message, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            line.setMessage(message);
        }
        line.setParameters(new Object[0]);
    }
}
