package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/**
 * A customer takes part in dunning again.
 *
 * @param customer who was left out
 * @param reason such as {@code pause-ended}
 * @param resumedOn the first day with steps again
 */
public record CollectionResumed(CustomerId customer, ReasonCode reason, LocalDate resumedOn) implements DunningFact {}
