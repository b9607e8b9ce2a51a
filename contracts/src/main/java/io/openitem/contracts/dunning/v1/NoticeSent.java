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
 * A notice was handed over to be delivered.
 *
 * @param notice the notice
 * @param customer to whom it goes
 * @param cycle counts the times in which the customer came to owe something overdue; 0 before the first
 * @param step the step of the policy; with customer, cycle and channel, and for a step before the due date with
 *     {@code decidedOn}, it names the notice for ever
 * @param channel such as {@code email}
 * @param sentOn the business date on which it went
 * @param invoices the items it names
 * @param amounts what it says is open, one amount a currency
 */
public record NoticeSent(
        NoticeId notice,
        CustomerId customer,
        int cycle,
        StepCode step,
        ChannelCode channel,
        LocalDate sentOn,
        List<InvoiceId> invoices,
        List<Money> amounts)
        implements DunningFact {
    public NoticeSent {
        invoices = List.copyOf(invoices);
        amounts = List.copyOf(amounts);
    }
}
