package io.openitem.payment.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import java.util.List;

/** Which debtors are about to be written to. */
public record SendCheckRequest(LegalEntityId legalEntity, List<CustomerId> customers) {

    public SendCheckRequest {
        customers = List.copyOf(customers);
    }
}
