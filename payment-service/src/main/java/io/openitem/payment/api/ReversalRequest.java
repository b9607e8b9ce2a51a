package io.openitem.payment.api;

import io.openitem.contracts.ReasonCode;
import io.openitem.kit.rest.Required;
import java.time.LocalDate;

/**
 * Why and when a payment was taken back.
 *
 * @param reason such as {@code returned-by-bank}
 * @param reversedOn the day the money went
 */
public record ReversalRequest(ReasonCode reason, LocalDate reversedOn) {

    public ReversalRequest {
        Required.field(reason, "reason");
        Required.date(reversedOn, "reversedOn");
    }
}
