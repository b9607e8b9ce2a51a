package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import java.time.LocalDate;
import java.util.List;

/**
 * It is proposed to hand a customer's overdue items to a collection agency; a person decides.
 *
 * @param task the task by which it is decided
 * @param customer who owes them
 * @param cycle counts the times in which the customer came to owe something overdue; 0 before the first
 * @param step the step of the policy that asks for it
 * @param proposedOn the business date of the proposal
 * @param invoices the items it is about
 * @param amounts what is open on them, one amount a currency
 */
public record AgencyProposed(
        TaskId task,
        CustomerId customer,
        int cycle,
        StepCode step,
        LocalDate proposedOn,
        List<InvoiceId> invoices,
        List<Money> amounts)
        implements DunningFact {
    public AgencyProposed {
        invoices = List.copyOf(invoices);
        amounts = List.copyOf(amounts);
    }
}
