package io.openitem.contracts.payment.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/**
 * Money that was unidentified belongs to a customer. Later facts of the payment are keyed by the customer.
 *
 * @param payment the payment
 * @param customer who paid
 * @param receivedOn the day the bank booked it
 * @param amount how much the payment is
 * @param recognition how the customer was found, such as {@code by-hand}
 */
public record PaymentAssigned(
        PaymentId payment, CustomerId customer, LocalDate receivedOn, Money amount, ReasonCode recognition)
        implements PaymentFact {}
