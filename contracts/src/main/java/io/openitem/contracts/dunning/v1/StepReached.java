package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;
import java.util.List;

/**
 * A customer reached a step of the dunning policy: the highest one that any of its items has reached and that was not
 * taken in this cycle.
 *
 * @param customer whose items they are
 * @param cycle counts the times in which the customer came to owe something overdue; 0 before the first
 * @param step the step of the policy
 * @param channel such as {@code email}, {@code task} or {@code agency-proposal}
 * @param policyVersion version of the policy by which it was decided
 * @param reachedOn the business date of the decision
 * @param invoices the overdue items it was decided on
 * @param amounts what is open on them, one amount a currency
 */
public record StepReached(
        CustomerId customer,
        int cycle,
        StepCode step,
        ChannelCode channel,
        long policyVersion,
        LocalDate reachedOn,
        List<InvoiceId> invoices,
        List<Money> amounts)
        implements DunningFact {
    public StepReached {
        invoices = List.copyOf(invoices);
        amounts = List.copyOf(amounts);
    }
}
