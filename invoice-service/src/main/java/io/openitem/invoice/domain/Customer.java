package io.openitem.invoice.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;

/** A debtor account in the books of one legal entity. */
public sealed interface Customer {

    /** Never heard of. */
    record Absent() implements Customer {}

    /** Registered, with what is known of the debtor now. */
    record Registered(CustomerId id, LegalEntityId legalEntity, CustomerNumber number, CustomerParticulars particulars)
            implements Customer {}

    /** The state after an event. */
    static Customer evolve(Customer state, CustomerEvent event) {
        return switch (event) {
            case CustomerEvent.Registered registered -> registered.account();
            case CustomerEvent.Changed changed -> changed.account();
        };
    }
}
