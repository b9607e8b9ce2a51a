package io.openitem.kit.outbox;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Fact;
import io.openitem.contracts.LegalEntityId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way out, with what its envelope needs to be told.
 *
 * @param fact what happened
 * @param key the record's key: the customer whose state changed, or what reference data describes
 * @param subject id of the aggregate that changed
 * @param version the aggregate's version after the change, from 1 without gaps
 * @param legalEntity whose books it belongs to
 * @param customer the debtor, absent for reference data and for money not yet identified
 * @param businessDate the date in the legal entity's zone on which it counts
 * @param cause id of the fact that led to it, absent where a person or a clock did
 */
public record Outgoing(
        Fact fact,
        String key,
        String subject,
        long version,
        LegalEntityId legalEntity,
        @Nullable CustomerId customer,
        LocalDate businessDate,
        @Nullable UUID cause) {}
