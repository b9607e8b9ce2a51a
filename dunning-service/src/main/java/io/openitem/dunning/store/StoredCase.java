package io.openitem.dunning.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.dunning.domain.DunningCase;
import io.openitem.kit.decide.Versioned;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is kept.
 *
 * @param state its version counts changes
 * @param facts how many facts of it were published: the version that others know it by
 * @param nextOn the day on which it is to be looked at; absent where only news can bring something to do
 */
public record StoredCase(
        CustomerId customer,
        LegalEntityId legalEntity,
        Versioned<DunningCase> state,
        long facts,
        @Nullable LocalDate nextOn) {}
