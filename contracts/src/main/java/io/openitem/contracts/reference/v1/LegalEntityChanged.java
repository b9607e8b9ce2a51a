package io.openitem.contracts.reference.v1;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LegalEntityId;
import java.time.ZoneId;
import java.util.Currency;

/**
 * A legal entity was registered or its particulars changed.
 *
 * @param legalEntity the company
 * @param currency its book currency; documents may be in others
 * @param country where it is established
 * @param timeZone decides its business date
 * @param calendar its business days
 */
public record LegalEntityChanged(
        LegalEntityId legalEntity, Currency currency, CountryCode country, ZoneId timeZone, CalendarCode calendar)
        implements ReferenceFact {

    @Override
    public String key() {
        return "legal-entity:" + legalEntity;
    }
}
