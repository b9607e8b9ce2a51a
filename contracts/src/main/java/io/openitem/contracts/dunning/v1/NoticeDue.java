package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.StepCode;
import java.time.LocalDate;
import java.util.List;

/**
 * A notice is to go out, once the last look before sending finds it right. Published again where a notice that was held
 * back or unconfirmed is to be sent after all.
 *
 * @param notice the notice
 * @param customer to whom it goes
 * @param cycle counts the times in which the customer came to owe something overdue; 0 before the first
 * @param step the step of the policy; with customer, cycle and channel, and for a step before the due date with
 *     {@code decidedOn}, it names the notice for ever
 * @param channel such as {@code email}
 * @param policyVersion version of the policy by which it was decided
 * @param decidedOn the business date of the decision
 * @param invoices the items it is about
 * @param amounts what is open on them, one amount a currency
 */
public record NoticeDue(
        NoticeId notice,
        CustomerId customer,
        int cycle,
        StepCode step,
        ChannelCode channel,
        long policyVersion,
        LocalDate decidedOn,
        List<InvoiceId> invoices,
        List<Money> amounts)
        implements DunningFact {
    public NoticeDue {
        invoices = List.copyOf(invoices);
        amounts = List.copyOf(amounts);
    }
}
