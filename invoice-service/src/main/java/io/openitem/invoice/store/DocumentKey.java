package io.openitem.invoice.store;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.SourceCode;

/** By what callers know a document: at most one has it. */
public record DocumentKey(LegalEntityId legalEntity, SourceCode source, DocumentNumber number) {}
