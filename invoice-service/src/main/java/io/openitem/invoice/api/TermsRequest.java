package io.openitem.invoice.api;

/**
 * Terms of payment.
 *
 * @param netDays calendar days after the issue date, 0 to 3650
 */
public record TermsRequest(Integer netDays) {

    public TermsRequest {
        Required.field(netDays, "terms.netDays");
    }
}
