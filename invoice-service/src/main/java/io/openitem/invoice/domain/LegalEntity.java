package io.openitem.invoice.domain;

import io.openitem.contracts.LegalEntityId;

/** A company whose receivables are kept. */
public sealed interface LegalEntity {

    /** Never heard of. */
    record Absent() implements LegalEntity {}

    /** Registered, with what is known of it now. */
    record Registered(LegalEntityId id, LegalEntityParticulars particulars) implements LegalEntity {}

    /** The state after an event. */
    static LegalEntity evolve(LegalEntity state, LegalEntityEvent event) {
        return switch (event) {
            case LegalEntityEvent.Registered registered ->
                new Registered(registered.legalEntity(), registered.particulars());
            case LegalEntityEvent.Changed changed -> new Registered(changed.legalEntity(), changed.particulars());
        };
    }
}
