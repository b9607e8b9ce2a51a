package io.openitem.contracts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A creditor reference by ISO 11649, such as {@code RF86INV2026000123}: what a payer types in so that the money finds its
 * item. Its two check digits catch every single slip of the keyboard.
 *
 * <p>{@link #of} is the one way in which an invoice gets its reference: the number without its separators where that
 * fits, else digits and letters derived from the number. Two numbers that differ in separators alone share a reference.
 *
 * @param value {@code RF}, two check digits and 1 to 21 capital letters and digits; the check digits are right
 */
public record RfReference(String value) {

    private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");
    private static final int BODY_MAX = 21;
    private static final int MODULUS = 97;
    private static final int BASE = 36;

    public RfReference {
        if (!FORM.matcher(value).matches() || remainder(value.substring(4) + value.substring(0, 4)) != 1) {
            throw new IllegalArgumentException("Not a creditor reference by ISO 11649");
        }
    }

    /** The reference of the invoice that has this number. */
    public static RfReference of(DocumentNumber number) {
        String capitals = number.value().toUpperCase(Locale.ROOT);
        String plain = capitals.replaceAll("[ ._/#+-]", "");
        boolean fits = !plain.isEmpty() && plain.length() <= BODY_MAX && plain.matches("[A-Z0-9]+");
        return withBody(fits ? plain : derived(number.value()));
    }

    /** Reads what a payer wrote: blanks and small letters are let pass; absent where it is no valid reference. */
    public static Optional<RfReference> read(String text) {
        String plain = text.replace(" ", "").toUpperCase(Locale.ROOT);
        try {
            return Optional.of(new RfReference(plain));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** Whether a text has the form of a reference, blanks let pass, whatever its check digits. */
    public static boolean looksLikeOne(String text) {
        return FORM.matcher(text.replace(" ", "").toUpperCase(Locale.ROOT)).matches();
    }

    private static RfReference withBody(String body) {
        int check = MODULUS + 1 - remainder(body + "RF00");
        return new RfReference("RF" + (check < 10 ? "0" : "") + check + body);
    }

    /** 108 bits of the number's digest: enough that no two numbers meet. */
    private static String derived(String number) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(number.getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, digest).toString(BASE).toUpperCase(Locale.ROOT);
            return "0".repeat(Math.max(0, BODY_MAX - digits.length())) + digits.substring(0, BODY_MAX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
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

    @Override
    public String toString() {
        return value;
    }
}
