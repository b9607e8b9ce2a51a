package io.openitem.payment.domain;

import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.SourceCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What was announced of a payment, and what is never changed about it.
 *
 * @param source the system it was announced by
 * @param reference the source's identity of it; unique per legal entity and source
 * @param amount positive
 * @param receivedOn the day the bank booked it
 */
public record Receipt(
        PaymentId id,
        LegalEntityId legalEntity,
        SourceCode source,
        PaymentReference reference,
        Money amount,
        LocalDate receivedOn,
        Remittance remittance) {

    /** The fields, as callers know them, in which the other differs; the identity is not compared. */
    List<String> differingFrom(Receipt other) {
        List<String> fields = new ArrayList<>();
        if (!amount.equals(other.amount)) {
            fields.add("amount");
        }
        if (!receivedOn.equals(other.receivedOn)) {
            fields.add("receivedOn");
        }
        fields.addAll(remittance.differingFrom(other.remittance));
        return List.copyOf(fields);
    }
}
