package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.TaskId;
import java.time.LocalDate;

/**
 * A collector did what was to be done.
 *
 * @param task the task
 * @param customer about whom
 * @param kind what was to be done
 * @param outcome what came of it, such as {@code promised} or {@code not-reached}
 * @param completedOn the business date
 */
public record TaskCompleted(
        TaskId task, CustomerId customer, ReasonCode kind, ReasonCode outcome, LocalDate completedOn)
        implements DunningFact {}
