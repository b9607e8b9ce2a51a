package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import java.time.LocalDate;
import java.util.List;

/**
 * Something is for a collector to do about a customer.
 *
 * @param task the task
 * @param customer about whom
 * @param kind what is to be done, such as {@code call}
 * @param cycle counts the times in which the customer came to owe something overdue; 0 before the first
 * @param step the step of the policy that asks for it
 * @param dueOn the business date on which it is to be done
 * @param amounts what is overdue, one amount a currency
 */
public record TaskCreated(
        TaskId task,
        CustomerId customer,
        ReasonCode kind,
        int cycle,
        StepCode step,
        LocalDate dueOn,
        List<Money> amounts)
        implements DunningFact {
    public TaskCreated {
        amounts = List.copyOf(amounts);
    }
}
