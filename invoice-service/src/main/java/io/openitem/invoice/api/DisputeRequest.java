package io.openitem.invoice.api;

import io.openitem.contracts.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an item is contested.
 *
 * @param reason such as {@code wrong-price}
 */
@Schema(description = "Why an invoice is contested.")
public record DisputeRequest(ReasonCode reason) {}
