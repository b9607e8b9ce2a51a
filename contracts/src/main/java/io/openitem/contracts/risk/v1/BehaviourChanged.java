package io.openitem.contracts.risk.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/**
 * A customer pays otherwise than before, such as a good payer who has turned late.
 *
 * @param customer who pays
 * @param from how the customer paid before: {@code new}, {@code good-payer}, {@code slow-payer} or {@code late}
 * @param to how the customer pays now, of the same codes
 * @param since the business date on which that was noticed
 * @param habitDaysLate days between due date and payment over the last twelve months, weighted by amount; early
 *     payments count as on time, and nothing paid as zero
 * @param worstOpenDelayDays days past due of the oldest open item of some size; zero where none is late
 */
public record BehaviourChanged(
        CustomerId customer, ReasonCode from, ReasonCode to, LocalDate since, int habitDaysLate, int worstOpenDelayDays)
        implements RiskFact {}
