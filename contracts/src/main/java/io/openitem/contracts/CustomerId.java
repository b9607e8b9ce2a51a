package io.openitem.contracts;

import java.util.UUID;

/**
 * Identifies a debtor account in one legal entity. On the wire {@code cus_} and the 32 hexadecimal digits of the UUID.
 *
 * @param value a UUID, version 7 where Openitem made it
 */
public record CustomerId(UUID value) implements TypedId {

    public static final String PREFIX = "cus_";

    public static CustomerId parse(String text) {
        return new CustomerId(TypedId.parse(PREFIX, text));
    }

    @Override
    public String toString() {
        return TypedId.format(PREFIX, value);
    }
}
