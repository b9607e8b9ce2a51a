package io.openitem.invoice.domain;

import io.openitem.contracts.LegalEntityId;
import java.time.LocalDate;

/** What happened to a legal entity, on the business date {@code on} of its own zone. */
public sealed interface LegalEntityEvent {

    LegalEntityId legalEntity();

    LegalEntityParticulars particulars();

    LocalDate on();

    record Registered(LegalEntityId legalEntity, LegalEntityParticulars particulars, LocalDate on)
            implements LegalEntityEvent {}

    record Changed(LegalEntityId legalEntity, LegalEntityParticulars particulars, LocalDate on)
            implements LegalEntityEvent {}
}
