package io.openitem.invoice.api;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.invoice.domain.BankAccount;
import io.openitem.invoice.domain.LegalEntityParticulars;
import io.openitem.kit.rest.Required;
import java.time.ZoneId;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a legal entity; every field but the account is required.
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
        CalendarCode calendar,

        @Schema(description = "The account that its debtors pay to; left out where they are not told of any.") @Nullable
        String iban,

        @Schema(description = "The code of that account's bank.") @Nullable
        String bic) {

    /** Checks what the fields say, so that a request that can be read can be followed. */
    public LegalEntityRequest {
        Required.field(name, "name");
        Required.field(currency, "currency");
        Required.field(country, "country");
        Required.field(timeZone, "timeZone");
        Required.field(calendar, "calendar");
        new LegalEntityParticulars(name, currency, country, timeZone, calendar, BankAccount.of(iban, bic));
    }

    LegalEntityParticulars particulars() {
        return new LegalEntityParticulars(name, currency, country, timeZone, calendar, BankAccount.of(iban, bic));
    }
}
