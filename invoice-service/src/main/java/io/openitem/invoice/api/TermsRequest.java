package io.openitem.invoice.api;

import io.openitem.kit.rest.Required;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Terms of payment.
 */
@Schema(description = "Terms of payment.")
public record TermsRequest(
        @Schema(description = "Calendar days after the issue date.", minimum = "0", maximum = "3650")
        Integer netDays) {

    public TermsRequest {
        Required.field(netDays, "terms.netDays");
    }
}
