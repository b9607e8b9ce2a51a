package io.openitem.payment.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.RfReference;

/**
 * An item of the ledger as cash application knows it.
 *
 * @param available what is owed on it and not proposed by any payment; never negative
 */
public record OpenItem(InvoiceId invoice, CustomerId customer, DocumentNumber number, Money available) {

    RfReference reference() {
        return RfReference.of(number);
    }

    String key() {
        return Clues.key(number);
    }

    /** The item after a part of it was proposed. */
    public OpenItem less(Money taken) {
        return new OpenItem(invoice, customer, number, available.minus(taken));
    }
}
