package io.openitem.contracts;

import java.util.UUID;

/**
 * Identifies one message of one step to a debtor. On the wire {@code ntc_} and the 32 hexadecimal digits of the UUID.
 *
 * @param value a UUID, version 7 where Openitem made it
 */
public record NoticeId(UUID value) implements TypedId {

    public static final String PREFIX = "ntc_";

    public static NoticeId parse(String text) {
        return new NoticeId(TypedId.parse(PREFIX, text));
    }

    @Override
    public String toString() {
        return TypedId.format(PREFIX, value);
    }
}
