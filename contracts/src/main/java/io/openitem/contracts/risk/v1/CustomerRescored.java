package io.openitem.contracts.risk.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's score is another than before. The subject of its envelope is the customer, whose facts of credit share one
 * count of versions.
 *
 * @param customer whose score it is
 * @param scorecard by which it was scored, such as {@code standard-1}
 * @param asOf the business date it holds on
 * @param rating the score; absent where there is no history to judge by any longer
 * @param previous the score before; absent where there was none
 * @param reasons what made the score, most points lost first; empty where there is no score
 */
public record CustomerRescored(
        CustomerId customer,
        ReasonCode scorecard,
        LocalDate asOf,
        @Nullable Rating rating,
        @Nullable Rating previous,
        List<ScoreReason> reasons)
        implements RiskFact {}
