package io.openitem.risk.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.risk.domain.Profile;
import io.openitem.risk.domain.Standing;
import java.time.ZoneId;
import java.util.List;

/**
 * A customer with all that it is judged by.
 *
 * @param timeZone of the legal entity
 * @param version facts published of the customer so far
 * @param profiles one for each currency
 */
public record Debtor(
        CustomerId id,
        LegalEntityId legalEntity,
        ZoneId timeZone,
        Standing standing,
        long version,
        List<Profile> profiles) {}
