package io.openitem.payment.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to a payment, on the business date {@code on}. */
public sealed interface PaymentEvent {

    Receipt receipt();

    /** Whose money it is; absent while that is not known. */
    @Nullable
    CustomerId customer();

    LocalDate on();

    record Received(Receipt receipt, @Nullable CustomerId customer, Basis basis, LocalDate on)
            implements PaymentEvent {}

    record Assigned(Receipt receipt, CustomerId customer, Basis basis, LocalDate on) implements PaymentEvent {}

    record Proposed(Receipt receipt, CustomerId customer, Allocation allocation, LocalDate on)
            implements PaymentEvent {}

    /** The ledger's answer is known. */
    record AnswerTaken(Receipt receipt, @Nullable CustomerId customer, Allocation allocation, LocalDate on)
            implements PaymentEvent {}

    /** The ledger has undone an allocation. */
    record Unapplied(Receipt receipt, @Nullable CustomerId customer, Allocation allocation, LocalDate on)
            implements PaymentEvent {}

    /**
     * Says in one number what the events before it did.
     *
     * @param unapplied what is unapplied now
     * @param change by how much that is more than before
     */
    record UnappliedCashChanged(Receipt receipt, CustomerId customer, Money unapplied, Money change, LocalDate on)
            implements PaymentEvent {}

    record Reversed(
            Receipt receipt, @Nullable CustomerId customer, ReasonCode reason, LocalDate reversedOn, LocalDate on)
            implements PaymentEvent {}
}
