package io.openitem.invoice.domain;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What is known of a legal entity.
 *
 * @param name of the company; kept in the ledger, never in a fact
 * @param currency its book currency; documents may be in others
 * @param country where it is established
 * @param timeZone decides its business date
 * @param calendar its business days
 */
public record LegalEntityParticulars(
        String name, Currency currency, CountryCode country, ZoneId timeZone, CalendarCode calendar) {

    private static final int NAME_MAX = 200;

    public LegalEntityParticulars {
        Texts.check(name, NAME_MAX, "name");
    }
}
