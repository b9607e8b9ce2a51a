package io.openitem.contracts;

import java.util.UUID;

/**
 * Identifies the allocation of a part of one payment to one open item, from its proposal to its end. On the wire
 * {@code alc_} and the 32 hexadecimal digits of the UUID.
 *
 * @param value a UUID, version 7 where Openitem made it
 */
public record AllocationId(UUID value) implements TypedId {

    public static final String PREFIX = "alc_";

    public static AllocationId parse(String text) {
        return new AllocationId(TypedId.parse(PREFIX, text));
    }

    @Override
    public String toString() {
        return TypedId.format(PREFIX, value);
    }
}
