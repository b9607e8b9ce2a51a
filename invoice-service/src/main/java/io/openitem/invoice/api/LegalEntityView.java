package io.openitem.invoice.api;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.domain.LegalEntityParticulars;
import io.openitem.kit.decide.Versioned;
import java.time.ZoneId;
import java.util.Currency;

/** A legal entity as callers see it. */
public record LegalEntityView(
        LegalEntityId id,
        String name,
        Currency currency,
        CountryCode country,
        ZoneId timeZone,
        CalendarCode calendar,
        long version) {

    static LegalEntityView from(Versioned<LegalEntity.Registered> known) {
        LegalEntityParticulars particulars = known.state().particulars();
        return new LegalEntityView(
                known.state().id(),
                particulars.name(),
                particulars.currency(),
                particulars.country(),
                particulars.timeZone(),
                particulars.calendar(),
                known.version());
    }
}
