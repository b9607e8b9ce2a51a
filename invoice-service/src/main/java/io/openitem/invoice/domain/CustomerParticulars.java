package io.openitem.invoice.domain;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a debtor. Name, e-mail and address stay in the ledger: no fact carries them.
 *
 * @param email where documents go; absent where none is known
 * @param address where letters go; absent where none is known
 * @param country where the debtor is established
 * @param language the language to write to the debtor in
 * @param currency the currency the account is kept in; documents may be in others
 * @param consumer true where the debtor is a natural person outside a trade
 */
public record CustomerParticulars(
        String name,
        @Nullable String email,
        @Nullable PostalAddress address,
        CountryCode country,
        LanguageCode language,
        Currency currency,
        boolean consumer) {

    private static final int NAME_MAX = 200;
    /** The longest address that SMTP carries. */
    private static final int EMAIL_MAX = 254;
    /** What has one of them is a list of addresses or an address with a name: nobody can write to it as it stands. */
    private static final Pattern NO_ADDRESS = Pattern.compile("[ ,;<>()]");

    public CustomerParticulars {
        Texts.check(name, NAME_MAX, "name");
        Money.zero(currency);
        if (email != null) {
            Texts.check(email, EMAIL_MAX, "email");
            int at = email.indexOf('@');
            if (at < 1
                    || at != email.lastIndexOf('@')
                    || at == email.length() - 1
                    || NO_ADDRESS.matcher(email).find()) {
                throw new IllegalArgumentException("email must be an address such as ap@example.com");
            }
        }
    }

    /** The fields, as callers know them, in which the other particulars differ; empty where they are equal. */
    public List<String> differingFrom(CustomerParticulars other) {
        List<String> fields = new ArrayList<>();
        note(fields, "name", name, other.name);
        note(fields, "email", email, other.email);
        note(fields, "address", address, other.address);
        note(fields, "country", country, other.country);
        note(fields, "language", language, other.language);
        note(fields, "currency", currency, other.currency);
        note(fields, "consumer", consumer, other.consumer);
        return List.copyOf(fields);
    }

    private static void note(List<String> fields, String field, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            fields.add(field);
        }
    }
}
