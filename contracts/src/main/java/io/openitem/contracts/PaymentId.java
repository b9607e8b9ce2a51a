package io.openitem.contracts;

import java.util.UUID;

/**
 * Identifies one incoming payment. On the wire {@code pay_} and the 32 hexadecimal digits of the UUID.
 *
 * @param value a UUID, version 7 where Openitem made it
 */
public record PaymentId(UUID value) implements TypedId {

    public static final String PREFIX = "pay_";

    public static PaymentId parse(String text) {
        return new PaymentId(TypedId.parse(PREFIX, text));
    }

    @Override
    public String toString() {
        return TypedId.format(PREFIX, value);
    }
}
