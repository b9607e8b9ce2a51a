package io.openitem.risk.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.risk.domain.Profile;
import io.openitem.risk.domain.Standing;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer with all that it is judged by.
 *
 * @param timeZone of the legal entity
 * @param judgedBy the currency that was looked at last; absent where there was none yet
 * @param version facts published of the customer so far
 * @param profiles one for each currency
 */
public record Debtor(
        CustomerId id,
        LegalEntityId legalEntity,
        ZoneId timeZone,
        Standing standing,
        @Nullable Currency judgedBy,
        long version,
        List<Profile> profiles) {}
