package io.openitem.contracts.payment.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Fact;
import io.openitem.contracts.PaymentId;
import org.jspecify.annotations.Nullable;

/** What cash application tells others. */
public sealed interface PaymentFact extends Fact
        permits PaymentReceived, PaymentAssigned, AllocationProposed, UnappliedCashChanged, PaymentReversed {

    PaymentId payment();

    /** The debtor whose money it is; absent while that is not known. */
    @Nullable
    CustomerId customer();

    /** The key of the record: the customer, or the payment while its customer is not known. */
    default String key() {
        CustomerId customer = customer();
        return customer == null ? payment().toString() : customer.toString();
    }

    @Override
    default Topic topic() {
        return Topic.PAYMENT;
    }
}
