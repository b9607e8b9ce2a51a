package io.openitem.payment.api;

import io.openitem.contracts.CustomerId;
import io.openitem.kit.rest.Required;

/**
 * Whose money a payment is.
 *
 * @param customerId an account of the payment's legal entity
 */
public record AssignmentRequest(CustomerId customerId) {

    public AssignmentRequest {
        Required.field(customerId, "customerId");
    }
}
