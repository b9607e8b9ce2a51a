package io.openitem.invoice.api;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.domain.LegalEntityParticulars;
import io.openitem.kit.decide.Versioned;
import java.time.ZoneId;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A legal entity as callers see it. */
@Schema(description = "A legal entity as the ledger has it.")
public record LegalEntityView(
        LegalEntityId id,
        String name,
        @Schema(description = "Its book currency.") Currency currency,
        CountryCode country,
        ZoneId timeZone,
        CalendarCode calendar,

        @Schema(description = "Counts the changes; the ETag.")
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
