package io.openitem.dunning.domain;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One reason why something was done about a customer, or was not.
 *
 * @param code what was found
 * @param step the step it is about
 * @param invoice the item it is about
 * @param date the day that decided, or until which something waits
 * @param amount the amount that decided
 */
public record Finding(
        ReasonCode code,
        @Nullable StepCode step,
        @Nullable InvoiceId invoice,
        @Nullable LocalDate date,
        @Nullable Money amount) {

    /** A step was taken; {@code date} is the day on which the item reached it. */
    public static final ReasonCode STEP_REACHED = new ReasonCode("step-reached");

    /** A step that had been held back goes out. */
    public static final ReasonCode STEP_RELEASED = new ReasonCode("step-released");

    /** A step up to the due date was taken for the items. */
    public static final ReasonCode COURTESY = new ReasonCode("courtesy");

    /** The step is held back: sending is not released for the legal entity. */
    public static final ReasonCode NOT_RELEASED = new ReasonCode("not-released");

    /** Nothing of the customer is overdue. */
    public static final ReasonCode NOTHING_OVERDUE = new ReasonCode("nothing-overdue");

    /** No overdue item has reached the first step; {@code date} is the next day on which one does. */
    public static final ReasonCode STEP_NOT_YET = new ReasonCode("step-not-yet");

    /** Nothing new is to be said since the step was taken on {@code date}. */
    public static final ReasonCode STEP_TAKEN = new ReasonCode("step-taken");

    /** The last message is too recent; the next may go on {@code date}. */
    public static final ReasonCode CONTACTED_LATELY = new ReasonCode("contacted-lately");

    /** The customer is left out until {@code date}, absent where no end is known. */
    public static final ReasonCode PAUSED = new ReasonCode("paused");

    /** The item is disputed and is not asked for. */
    public static final ReasonCode DISPUTED = new ReasonCode("disputed");

    /** Less is overdue in the currency than {@code amount}. */
    public static final ReasonCode BELOW_MINIMUM = new ReasonCode("below-minimum");

    /** Weekend or holiday; {@code date} is the next day of business. */
    public static final ReasonCode DAY_OFF = new ReasonCode("day-off");

    /** Nothing was to be decided on the day; {@code date} is the next on which something is. */
    public static final ReasonCode NOTHING_DUE = new ReasonCode("nothing-due");

    static Finding of(ReasonCode code) {
        return new Finding(code, null, null, null, null);
    }

    static Finding of(ReasonCode code, Step step, @Nullable LocalDate date) {
        return new Finding(code, step.code(), null, date, null);
    }

    /** A finding whose only value is a day. */
    public static Finding until(ReasonCode code, @Nullable LocalDate date) {
        return new Finding(code, null, null, date, null);
    }

    static Finding of(ReasonCode code, OpenItem item) {
        return new Finding(code, null, item.invoice(), item.dueDate(), item.open());
    }

    static Finding of(ReasonCode code, Money amount) {
        return new Finding(code, null, null, null, amount);
    }
}
