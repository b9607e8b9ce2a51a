package io.openitem.contracts.payment.v1;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money arrived. Without a customer it is unidentified money until {@link PaymentAssigned}.
 *
 * @param payment the payment
 * @param source the system it was announced by
 * @param receivedOn the day the bank booked it
 * @param amount how much; positive
 * @param recognition how the customer was recognised, or why not, such as {@code rf-reference}
 * @param customer who paid; absent where that is not known
 */
public record PaymentReceived(
        PaymentId payment,
        SourceCode source,
        LocalDate receivedOn,
        Money amount,
        ReasonCode recognition,
        @Nullable CustomerId customer)
        implements PaymentFact {}
