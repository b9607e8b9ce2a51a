package io.openitem.invoice.app;

import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.CustomerNumber;
import io.openitem.invoice.domain.CustomerParticulars;

/** A debtor account as it comes from outside: known by its number, not yet by an id. */
public record CustomerIntake(LegalEntityId legalEntity, CustomerNumber number, CustomerParticulars particulars) {}
