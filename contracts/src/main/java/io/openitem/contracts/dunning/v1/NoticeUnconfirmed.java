package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;

/**
 * Sending a notice was begun and nobody knows whether it went: a person decides, it is never sent again by itself.
 *
 * @param notice the notice
 * @param customer to whom it goes
 * @param cycle counts the times in which the customer came to owe something overdue; 0 before the first
 * @param step the step of the policy; with customer, cycle and channel, and for a step before the due date with
 *     {@code decidedOn}, it names the notice for ever
 * @param channel such as {@code email}
 * @param foundOn the business date on which that was found
 */
public record NoticeUnconfirmed(
        NoticeId notice, CustomerId customer, int cycle, StepCode step, ChannelCode channel, LocalDate foundOn)
        implements DunningFact {}
