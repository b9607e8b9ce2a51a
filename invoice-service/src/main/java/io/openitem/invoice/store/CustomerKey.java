package io.openitem.invoice.store;

import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.CustomerNumber;

/** By what callers know a debtor account: at most one has it. */
public record CustomerKey(LegalEntityId legalEntity, CustomerNumber number) {}
