package io.openitem.invoice.api;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.Customer;
import io.openitem.invoice.domain.CustomerParticulars;
import io.openitem.kit.decide.Versioned;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A debtor account as callers see it. */
@Schema(description = "A debtor account as the ledger has it.")
public record CustomerView(
        CustomerId id,
        LegalEntityId legalEntity,

        @Schema(description = "Of the account, unique in the legal entity.")
        String number,

        String name,
        @Nullable String email,
        @Nullable AddressView address,
        CountryCode country,
        LanguageCode language,
        Currency currency,

        @Schema(description = "Whether the debtor is a natural person outside a trade.")
        boolean consumer,

        @Schema(description = "Counts the changes; the ETag.")
        long version) {

    static CustomerView from(Customer.Registered account, long version) {
        CustomerParticulars known = account.particulars();
        return new CustomerView(
                account.id(),
                account.legalEntity(),
                account.number().value(),
                known.name(),
                known.email(),
                AddressView.from(known.address()),
                known.country(),
                known.language(),
                known.currency(),
                known.consumer(),
                version);
    }

    static CustomerView from(Versioned<Customer.Registered> known) {
        return from(known.state(), known.version());
    }
}
