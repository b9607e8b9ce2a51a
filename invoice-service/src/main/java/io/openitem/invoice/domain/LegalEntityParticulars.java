package io.openitem.invoice.domain;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.Money;
import java.time.ZoneId;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a legal entity.
 *
 * @param name of the company; kept in the ledger, never in a fact
 * @param currency its book currency; documents may be in others
 * @param country where it is established
 * @param timeZone decides its business date
 * @param calendar its business days
 * @param account where its debtors pay to; kept in the ledger, never in a fact; absent where none is known
 */
public record LegalEntityParticulars(
        String name,
        Currency currency,
        CountryCode country,
        ZoneId timeZone,
        CalendarCode calendar,
        @Nullable BankAccount account) {

    private static final int NAME_MAX = 200;

    /** Offsets such as {@code +02:00} know no summer time, and databases read their sign the other way round. */
    private static final Pattern REGION = Pattern.compile("UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+)+");

    public LegalEntityParticulars(
            String name, Currency currency, CountryCode country, ZoneId timeZone, CalendarCode calendar) {
        this(name, currency, country, timeZone, calendar, null);
    }

    public LegalEntityParticulars {
        Texts.check(name, NAME_MAX, "name");
        Money.zero(currency);
        if (!REGION.matcher(timeZone.getId()).matches()) {
            throw new IllegalArgumentException("timeZone must be a region such as Europe/Berlin");
        }
    }
}
