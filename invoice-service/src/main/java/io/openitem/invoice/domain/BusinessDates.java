package io.openitem.invoice.domain;

import io.openitem.contracts.LegalEntityId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What day it is at one instant in the books of each legal entity.
 *
 * @param now the instant, real or simulated
 * @param zones the time zones of the legal entities that are registered, as far as a decision may ask for them
 */
public record BusinessDates(Instant now, Map<LegalEntityId, ZoneId> zones) {

    public BusinessDates {
        zones = Map.copyOf(zones);
    }

    /** The business date, absent where the legal entity is not registered. */
    public @Nullable LocalDate today(LegalEntityId legalEntity) {
        ZoneId zone = zones.get(legalEntity);
        return zone == null ? null : now.atZone(zone).toLocalDate();
    }
}
