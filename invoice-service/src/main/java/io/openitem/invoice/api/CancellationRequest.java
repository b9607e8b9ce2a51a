package io.openitem.invoice.api;

import io.openitem.contracts.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an invoice is withdrawn.
 *
 * @param reason such as {@code duplicate-document}
 */
@Schema(description = "Why an invoice is withdrawn.")
public record CancellationRequest(ReasonCode reason) {}
