package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;

/**
 * A notice does not go out, and why not.
 *
 * @param notice the notice
 * @param customer to whom it goes
 * @param cycle counts the times in which the customer came to owe something overdue; 0 before the first
 * @param step the step of the policy; with customer, cycle and channel, and for a step before the due date with
 *     {@code decidedOn}, it names the notice for ever
 * @param channel such as {@code email}
 * @param suppressedOn the business date on which that was found
 * @param reason such as {@code paid}, {@code disputed}, {@code payment-in-flight}, {@code not-released}
 */
public record NoticeSuppressed(
        NoticeId notice,
        CustomerId customer,
        int cycle,
        StepCode step,
        ChannelCode channel,
        LocalDate suppressedOn,
        ReasonCode reason)
        implements DunningFact {}
