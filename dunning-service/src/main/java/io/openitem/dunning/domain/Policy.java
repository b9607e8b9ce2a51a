package io.openitem.dunning.domain;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.Money;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a legal entity does about items that are due, as data.
 *
 * @param version 0 for the standard policy that holds until there is another
 * @param steps 1 to {@value #MOST_STEPS}, in the order of their offsets, each code and each offset once
 * @param minimums the least that must be overdue in a currency for a step to be taken; a currency that is not named has
 *     no minimum
 * @param daysBetweenContacts days from one message to a customer until the next may go, 1 to 90
 */
public record Policy(long version, List<Step> steps, List<Money> minimums, int daysBetweenContacts) {

    static final int MOST_STEPS = 20;
    private static final int MOST_DAYS = 90;

    public Policy {
        steps = steps.stream().sorted(Comparator.comparingInt(Step::offsetDays)).toList();
        minimums = List.copyOf(minimums);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("steps must have 1 to " + MOST_STEPS + " elements");
        }
        Set<Object> seen = new HashSet<>();
        for (Step step : steps) {
            if (!seen.add(step.code()) || !seen.add(step.offsetDays())) {
                throw new IllegalArgumentException("Each code and each offset of steps occurs once");
            }
        }
        Set<Currency> currencies = new HashSet<>();
        for (Money minimum : minimums) {
            if (!minimum.isPositive() || !currencies.add(minimum.currency())) {
                throw new IllegalArgumentException("minimums must be positive, one a currency");
            }
        }
        if (daysBetweenContacts < 1 || daysBetweenContacts > MOST_DAYS) {
            throw new IllegalArgumentException("daysBetweenContacts must be 1 to " + MOST_DAYS);
        }
    }

    /** What holds where nobody has said otherwise. */
    public static Policy standard() {
        return new Policy(
                0,
                List.of(
                        mail("due-soon", -7),
                        mail("due-today", 0),
                        mail("first-reminder", 3),
                        mail("second-reminder", 30),
                        new Step(new StepCode("call"), 60, Channels.TASK, null),
                        mail("final-notice", 75),
                        new Step(new StepCode("agency-proposal"), 90, Channels.AGENCY_PROPOSAL, null)),
                List.of(),
                2);
    }

    private static Step mail(String code, int offsetDays) {
        ChannelCode channel = Channels.EMAIL;
        return new Step(new StepCode(code), offsetDays, channel, code);
    }

    /** The highest step after the due date that an item has reached; absent before the first. */
    public @Nullable Step reminderFor(LocalDate dueDate, LocalDate today, BusinessDays days) {
        return highest(dueDate, today, days, false);
    }

    /** The highest step up to the due date that an item has reached; absent before the first. */
    public @Nullable Step courtesyFor(LocalDate dueDate, LocalDate today, BusinessDays days) {
        return highest(dueDate, today, days, true);
    }

    private @Nullable Step highest(LocalDate dueDate, LocalDate today, BusinessDays days, boolean courtesy) {
        Step highest = null;
        for (Step step : steps) {
            if (step.isCourtesy() == courtesy && !step.dayFor(dueDate, days).isAfter(today)) {
                highest = step;
            }
        }
        return highest;
    }

    /** The next day after today on which an item reaches a step; absent after the last. */
    public @Nullable LocalDate nextDay(LocalDate dueDate, LocalDate today, BusinessDays days) {
        for (Step step : steps) {
            LocalDate day = step.dayFor(dueDate, days);
            if (day.isAfter(today)) {
                return day;
            }
        }
        return null;
    }

    /** The least that must be overdue in the currency; absent where any amount is enough. */
    public @Nullable Money minimumIn(Currency currency) {
        for (Money minimum : minimums) {
            if (minimum.currency().equals(currency)) {
                return minimum;
            }
        }
        return null;
    }
}
