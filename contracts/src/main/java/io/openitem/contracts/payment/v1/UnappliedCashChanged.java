package io.openitem.contracts.payment.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;

/**
 * The part of a customer's payment that is allocated to nothing changed.
 *
 * @param payment the payment
 * @param customer whose money it is
 * @param unappliedAmount what is unapplied now
 * @param change by how much that is more than before; negative where it is less
 */
public record UnappliedCashChanged(PaymentId payment, CustomerId customer, Money unappliedAmount, Money change)
        implements PaymentFact {}
