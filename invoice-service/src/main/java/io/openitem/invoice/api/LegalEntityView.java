package io.openitem.invoice.api;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.BankAccount;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.domain.LegalEntityParticulars;
import io.openitem.kit.decide.Versioned;
import java.time.ZoneId;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A legal entity as callers see it. */
@Schema(description = "A legal entity as the ledger has it.")
public record LegalEntityView(
        LegalEntityId id,
        String name,
        @Schema(description = "Its book currency.") Currency currency,
        CountryCode country,
        ZoneId timeZone,
        CalendarCode calendar,

        @Schema(description = "The account that its debtors pay to.") @Nullable
        String iban,

        @Schema(description = "The code of that account's bank.") @Nullable
        String bic,

        @Schema(description = "Counts the changes; the ETag.")
        long version) {

    static LegalEntityView from(Versioned<LegalEntity.Registered> known) {
        LegalEntityParticulars particulars = known.state().particulars();
        BankAccount account = particulars.account();
        return new LegalEntityView(
                known.state().id(),
                particulars.name(),
                particulars.currency(),
                particulars.country(),
                particulars.timeZone(),
                particulars.calendar(),
                account == null ? null : account.iban(),
                account == null ? null : account.bic(),
                known.version());
    }
}
