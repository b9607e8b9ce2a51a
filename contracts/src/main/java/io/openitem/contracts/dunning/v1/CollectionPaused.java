package io.openitem.contracts.dunning.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer is left out of dunning for a while.
 *
 * @param customer who is left out
 * @param reason such as {@code promise}
 * @param pausedOn the first day without steps
 * @param until the last day without steps; absent where nobody has said
 */
public record CollectionPaused(
        CustomerId customer,
        ReasonCode reason,
        LocalDate pausedOn,
        @Nullable LocalDate until) implements DunningFact {}
