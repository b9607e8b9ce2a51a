package io.openitem.contracts.payment.v1;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/**
 * A part of a payment is meant to settle an item. The ledger answers once, by the id of the allocation.
 *
 * @param payment whose money it is
 * @param customer who paid
 * @param allocation the id under which it is answered and can be undone
 * @param invoice the item
 * @param amount how much; positive
 * @param receivedOn the day the money came
 * @param recognition how the item was found, such as {@code rf-reference}
 */
public record AllocationProposed(
        PaymentId payment,
        CustomerId customer,
        AllocationId allocation,
        InvoiceId invoice,
        Money amount,
        LocalDate receivedOn,
        ReasonCode recognition)
        implements PaymentFact {}
