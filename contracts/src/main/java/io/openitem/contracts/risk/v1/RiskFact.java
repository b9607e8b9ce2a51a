package io.openitem.contracts.risk.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Fact;

/** What credit tells others. */
public sealed interface RiskFact extends Fact permits CustomerRescored, BehaviourChanged {

    /** The debtor whose standing changed; the key of the record. */
    CustomerId customer();

    @Override
    default Topic topic() {
        return Topic.RISK;
    }
}
