package io.openitem.contracts.payment.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The bank or the provider took a payment back as a whole. The ledger undoes what it had settled.
 *
 * @param payment the payment
 * @param reason why, such as {@code returned-by-bank}
 * @param reversedOn the day the money went
 * @param amount the amount of the payment
 * @param customer whose money it was; absent where that was not known
 */
public record PaymentReversed(
        PaymentId payment,
        ReasonCode reason,
        LocalDate reversedOn,
        Money amount,
        @Nullable CustomerId customer) implements PaymentFact {}
