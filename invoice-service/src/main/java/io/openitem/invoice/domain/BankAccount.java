package io.openitem.invoice.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account that debtors pay to. Blanks and small letters are let pass. The check digits of the number are right; that
 * there is such an account only its bank knows.
 *
 * @param iban by ISO 13616
 * @param bic of its bank by ISO 9362; absent where unknown
 */
public record BankAccount(String iban, @Nullable String bic) {

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final int MODULUS = 97;
    private static final int BASE = 36;

    public BankAccount {
        iban = plain(iban);
        bic = bic == null ? null : plain(bic);
        if (!IBAN.matcher(iban).matches() || remainder(iban.substring(4) + iban.substring(0, 4)) != 1) {
            throw new IllegalArgumentException("iban must be an account number by ISO 13616 with right check digits");
        }
        if (bic != null && !BIC.matcher(bic).matches()) {
            throw new IllegalArgumentException("bic must be a bank's code by ISO 9362");
        }
    }

    /** @throws IllegalArgumentException where there is a bank's code without an account */
    public static @Nullable BankAccount of(@Nullable String iban, @Nullable String bic) {
        if (iban == null && bic != null) {
            throw new IllegalArgumentException("bic must come with an iban");
        }
        return iban == null ? null : new BankAccount(iban, bic);
    }

    private static String plain(String text) {
        return text.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** ISO 7064 MOD 97-10: letters count as 10 to 35. */
    private static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), BASE);
            remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % MODULUS;
        }
        return remainder;
    }
}
