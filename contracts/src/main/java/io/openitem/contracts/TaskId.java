package io.openitem.contracts;

import java.util.UUID;

/**
 * Identifies a task for a collector. On the wire {@code tsk_} and the 32 hexadecimal digits of the UUID.
 *
 * @param value a UUID, version 7 where Openitem made it
 */
public record TaskId(UUID value) implements TypedId {

    public static final String PREFIX = "tsk_";

    public static TaskId parse(String text) {
        return new TaskId(TypedId.parse(PREFIX, text));
    }

    @Override
    public String toString() {
        return TypedId.format(PREFIX, value);
    }
}
