package io.openitem.contracts;

import java.util.HexFormat;
import java.util.UUID;

/** An identifier that says on the wire what it identifies, so that one kind can never pass for another. */
public sealed interface TypedId permits AllocationId, CustomerId, InvoiceId, NoticeId, PaymentId, TaskId {

    UUID value();

    /** The text form: {@code prefix} followed by 32 lower-case hexadecimal digits. */
    static String format(String prefix, UUID value) {
        HexFormat hex = HexFormat.of();
        return prefix
                + hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits());
    }

    /** @throws IllegalArgumentException when the text is not {@code prefix} and 32 lower-case hexadecimal digits */
    static UUID parse(String prefix, String text) {
        if (text.length() != prefix.length() + 32 || !text.startsWith(prefix)) {
            throw new IllegalArgumentException("Not an id of the form " + prefix + "...");
        }
        String digits = text.substring(prefix.length());
        if (!digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("Not an id of the form " + prefix + "...");
        }
        return new UUID(HexFormat.fromHexDigitsToLong(digits, 0, 16), HexFormat.fromHexDigitsToLong(digits, 16, 32));
    }
}
