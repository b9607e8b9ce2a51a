package io.openitem.payment.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of a payment that is meant for an item.
 *
 * @param allocation the id it is proposed under
 * @param item the item as it is now; absent where it is not known here
 */
public record Share(
        AllocationId allocation,
        InvoiceId invoice,
        @Nullable OpenItem item,
        Money amount,
        Basis basis) {}
