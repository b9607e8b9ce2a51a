package io.openitem.contracts.invoice.v1;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's one answer to a proposed allocation: how much of it settles the item, and why not more. The subject of
 * its envelope is the allocation, whose version is 1 for ever.
 *
 * @param allocation what was proposed
 * @param payment whose money it is
 * @param customer who paid
 * @param invoice the item it was proposed for
 * @param proposed how much was proposed
 * @param applied how much the item took; zero where it took nothing, never more than was proposed
 * @param openAmount what is still owed on the item after the answer; zero where the ledger knows no such item
 * @param invoiceVersion the item's version after the answer; zero where the ledger knows no such item
 * @param reason why not more was applied; absent where all was
 */
public record AllocationAnswered(
        AllocationId allocation,
        PaymentId payment,
        CustomerId customer,
        InvoiceId invoice,
        Money proposed,
        Money applied,
        Money openAmount,
        long invoiceVersion,
        @Nullable ReasonCode reason)
        implements InvoiceFact {}
