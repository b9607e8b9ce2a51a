package io.openitem.invoice.api;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LanguageCode;
import io.openitem.invoice.domain.CustomerParticulars;
import io.openitem.kit.rest.Required;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be known of a debtor; what is left out is forgotten.
 *
 * @param email optional
 * @param address optional
 */
@Schema(description = "All that is to be known of a debtor; what is left out is forgotten.")
public record CustomerChangeRequest(
        String name,
        @Nullable String email,
        @Nullable AddressView address,
        CountryCode country,
        LanguageCode language,
        Currency currency,

        @Schema(description = "Whether the debtor is a natural person outside a trade; false where left out.") @Nullable
        Boolean consumer) {

    /** Checks what the fields say, so that a request that can be read can be followed. */
    public CustomerChangeRequest {
        checked(name, email, address, country, language, currency, consumer);
    }

    CustomerParticulars particulars() {
        return checked(name, email, address, country, language, currency, consumer);
    }

    static CustomerParticulars checked(
            @Nullable String name,
            @Nullable String email,
            @Nullable AddressView address,
            @Nullable CountryCode country,
            @Nullable LanguageCode language,
            @Nullable Currency currency,
            @Nullable Boolean consumer) {
        return new CustomerParticulars(
                Required.field(name, "name"),
                email,
                AddressView.address(address),
                Required.field(country, "country"),
                Required.field(language, "language"),
                Required.field(currency, "currency"),
                consumer != null && consumer);
    }
}
