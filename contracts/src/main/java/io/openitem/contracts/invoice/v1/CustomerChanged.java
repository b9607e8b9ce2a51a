package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LanguageCode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The particulars of a debtor account changed; the fact carries all of them as they are now.
 *
 * @param customer the account
 * @param country where the debtor is established
 * @param language the language to write to the debtor in
 * @param currency the currency the account is kept in
 * @param consumer true where the debtor is a natural person outside a trade; law differs
 * @param number its number in the books; absent where the number has a form that could hold a name
 */
public record CustomerChanged(
        CustomerId customer,
        CountryCode country,
        LanguageCode language,
        Currency currency,
        boolean consumer,
        @Nullable AccountNumber number)
        implements InvoiceFact {}
