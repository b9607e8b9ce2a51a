package io.openitem.invoice.api;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.app.CustomerIntake;
import io.openitem.invoice.domain.CustomerNumber;
import io.openitem.kit.rest.Required;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A debtor account to be opened.
 *
 * @param email optional
 * @param address optional
 */
@Schema(description = "A debtor account to be opened.")
public record CustomerRequest(
        LegalEntityId legalEntity,

        @Schema(description = "Of the account, unique in the legal entity.")
        String number,

        String name,
        @Nullable String email,
        @Nullable AddressView address,
        CountryCode country,
        LanguageCode language,
        Currency currency,

        @Schema(description = "Whether the debtor is a natural person outside a trade; false where left out.") @Nullable
        Boolean consumer) {

    /** Checks what the fields say, so that a request that can be read can be followed. */
    public CustomerRequest {
        Required.field(legalEntity, "legalEntity");
        new CustomerNumber(Required.field(number, "number"));
        CustomerChangeRequest.checked(name, email, address, country, language, currency, consumer);
    }

    CustomerIntake intake() {
        return new CustomerIntake(
                legalEntity,
                new CustomerNumber(number),
                CustomerChangeRequest.checked(name, email, address, country, language, currency, consumer));
    }
}
