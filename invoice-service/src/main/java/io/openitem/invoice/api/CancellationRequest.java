package io.openitem.invoice.api;

import io.openitem.contracts.ReasonCode;

/**
 * Why an invoice is withdrawn.
 *
 * @param reason such as {@code duplicate-document}
 */
public record CancellationRequest(ReasonCode reason) {}
