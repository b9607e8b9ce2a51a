package io.openitem.contracts;

import java.util.UUID;

/**
 * Identifies an invoice, credit note or other document of the ledger. On the wire {@code inv_} and the 32 hexadecimal digits of the UUID.
 *
 * @param value a UUID, version 7 where Openitem made it
 */
public record InvoiceId(UUID value) implements TypedId {

    public static final String PREFIX = "inv_";

    public static InvoiceId parse(String text) {
        return new InvoiceId(TypedId.parse(PREFIX, text));
    }

    @Override
    public String toString() {
        return TypedId.format(PREFIX, value);
    }
}
