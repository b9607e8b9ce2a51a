package io.openitem.invoice.domain;

import io.openitem.contracts.LegalEntityId;

/** What can be asked of a legal entity. */
public sealed interface LegalEntityCommand {

    LegalEntityId legalEntity();

    /** Registers the legal entity, or brings what is known of it up to date. */
    record Describe(LegalEntityId legalEntity, LegalEntityParticulars particulars) implements LegalEntityCommand {}
}
