package io.openitem.payment.store;

import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.SourceCode;
import io.openitem.payment.domain.PaymentReference;

/** By what callers know a payment: at most one has it. */
public record PaymentKey(LegalEntityId legalEntity, SourceCode source, PaymentReference reference) {}
