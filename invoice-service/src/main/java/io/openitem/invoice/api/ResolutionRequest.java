package io.openitem.invoice.api;

import io.openitem.contracts.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a dispute.
 *
 * @param outcome such as {@code rejected} or {@code accepted}
 */
@Schema(description = "What came of a dispute.")
public record ResolutionRequest(ReasonCode outcome) {}
