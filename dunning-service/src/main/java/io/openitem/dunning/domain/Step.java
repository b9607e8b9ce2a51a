package io.openitem.dunning.domain;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing a policy does.
 *
 * @param offsetDays days after the due date on which an item reaches the step; negative before it. A step of 0 or less is
 *     a courtesy: it is for items that are not overdue yet
 * @param template the wording of a message; there is one exactly where the channel is {@code email}
 */
public record Step(
        StepCode code,
        int offsetDays,
        ChannelCode channel,
        @Nullable String template) {

    private static final int EARLIEST = -90;
    private static final int LATEST = 3_650;
    private static final Pattern TEMPLATE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public Step {
        if (offsetDays < EARLIEST || offsetDays > LATEST) {
            throw new IllegalArgumentException("offsetDays must be " + EARLIEST + " to " + LATEST);
        }
        if (!Channels.SERVED.contains(channel)) {
            throw new IllegalArgumentException("channel must be one of email, task, agency-proposal");
        }
        if (channel.equals(Channels.EMAIL) != (template != null)) {
            throw new IllegalArgumentException("A step by email has a template, and no other has one");
        }
        if (template != null && !TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException("template must match " + TEMPLATE.pattern());
        }
        if (offsetDays <= 0 && template == null) {
            throw new IllegalArgumentException("A step up to the due date is a courtesy by email");
        }
    }

    public boolean isCourtesy() {
        return offsetDays <= 0;
    }

    /** Whether the step is a message to the debtor. */
    public boolean isNotice() {
        return template != null;
    }

    /** The day on which an item with this due date reaches the step: one of business. */
    public LocalDate dayFor(LocalDate dueDate, BusinessDays days) {
        return days.onOrAfter(dueDate.plusDays(offsetDays));
    }
}
