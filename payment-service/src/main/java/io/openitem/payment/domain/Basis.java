package io.openitem.payment.domain;

import io.openitem.contracts.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * How something was recognised, or why not.
 *
 * @param code from an open set, such as {@code rf-reference}
 * @param matched what in the remittance or the request said so; absent where nothing did
 */
public record Basis(ReasonCode code, @Nullable String matched) {

    /** A creditor reference with right check digits names one item. */
    public static final ReasonCode RF_REFERENCE = new ReasonCode("rf-reference");

    /** A word of the remittance is the number of one item. */
    public static final ReasonCode INVOICE_NUMBER = new ReasonCode("invoice-number");

    /** A word of the remittance, or the source, names the account. */
    public static final ReasonCode CUSTOMER_NUMBER = new ReasonCode("customer-number");

    /** Whoever announced the money said whose it is. */
    public static final ReasonCode CUSTOMER_GIVEN = new ReasonCode("customer-given");

    /** A person decided. */
    public static final ReasonCode BY_HAND = new ReasonCode("by-hand");

    /** What was named fits several items or accounts, and none is guessed. */
    public static final ReasonCode SEVERAL_CANDIDATES = new ReasonCode("several-candidates");

    /** The items that were named belong to several customers. */
    public static final ReasonCode SEVERAL_CUSTOMERS = new ReasonCode("several-customers");

    /** A creditor reference was sent whose check digits are wrong. */
    public static final ReasonCode WRONG_CHECK_DIGITS = new ReasonCode("wrong-check-digits");

    /** Nothing was sent that is known here. */
    public static final ReasonCode NOTHING_KNOWN = new ReasonCode("nothing-known");

    /** Somebody said whose it is. */
    public static Basis customerGiven() {
        return of(CUSTOMER_GIVEN);
    }

    static Basis of(ReasonCode code) {
        return new Basis(code, null);
    }

    /** What a person asked for. */
    public static Basis byHand() {
        return of(BY_HAND);
    }
}
