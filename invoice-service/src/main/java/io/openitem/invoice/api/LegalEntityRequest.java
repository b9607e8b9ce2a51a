package io.openitem.invoice.api;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.invoice.domain.LegalEntityParticulars;
import java.time.ZoneId;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be known of a legal entity; every field is required.
 *
 * @param timeZone a region such as {@code Europe/Berlin}
 */
@Schema(description = "What is to be known of a legal entity.")
public record LegalEntityRequest(
        String name,

        @Schema(description = "Its book currency; chosen once.")
        Currency currency,

        CountryCode country,
        ZoneId timeZone,
        CalendarCode calendar) {

    /** Checks what the fields say, so that a request that can be read can be followed. */
    public LegalEntityRequest {
        new LegalEntityParticulars(name, currency, country, timeZone, calendar);
    }

    LegalEntityParticulars particulars() {
        return new LegalEntityParticulars(name, currency, country, timeZone, calendar);
    }
}
