package io.openitem.payment.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A part of a payment that was proposed for an item, and what became of it.
 *
 * @param proposed positive
 */
public record Allocation(AllocationId id, InvoiceId invoice, Money proposed, Basis basis, Standing standing) {

    /** What became of it. */
    public sealed interface Standing {}

    /** The ledger has not answered. */
    public record InFlight() implements Standing {}

    /**
     * The ledger has answered.
     *
     * @param applied zero where it took nothing
     * @param reason why not more; absent where it took all
     */
    public record Answered(Money applied, @Nullable ReasonCode reason) implements Standing {}

    /**
     * The ledger has undone what it had applied.
     *
     * @param applied what that was
     */
    public record Undone(Money applied) implements Standing {}

    /** What waits for the ledger's answer. */
    Money inFlight() {
        return standing instanceof InFlight ? proposed : Money.zero(proposed.currency());
    }

    /** What settles the item. */
    Money applied() {
        return standing instanceof Answered answered ? answered.applied() : Money.zero(proposed.currency());
    }

    Allocation with(Standing now) {
        return new Allocation(id, invoice, proposed, basis, now);
    }
}
