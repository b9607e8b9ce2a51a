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
            throw notAnId(prefix);
        }
        return new UUID(half(prefix, text, prefix.length()), half(prefix, text, prefix.length() + 16));
    }

    /** Digit by digit: every fact that is read has a handful of ids. */
    private static long half(String prefix, String text, int from) {
        long value = 0;
        for (int i = from; i < from + 16; i++) {
            char c = text.charAt(i);
            boolean decimal = c >= '0' && c <= '9';
            if (!decimal && (c < 'a' || c > 'f')) {
                throw notAnId(prefix);
            }
            value = value << 4 | (decimal ? c - '0' : c - 'a' + 10);
        }
        return value;
    }

    private static IllegalArgumentException notAnId(String prefix) {
        return new IllegalArgumentException("Not an id of the form " + prefix + "...");
    }
}
