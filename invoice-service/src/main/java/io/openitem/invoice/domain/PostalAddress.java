package io.openitem.invoice.domain;

/**
 * Where letters go; the country is the debtor's.
 *
 * @param street with the house number, or a post-office box
 */
public record PostalAddress(String street, String postalCode, String city) {

    private static final int LINE_MAX = 200;
    private static final int CODE_MAX = 16;

    public PostalAddress {
        Texts.check(street, LINE_MAX, "address.street");
        Texts.check(postalCode, CODE_MAX, "address.postalCode");
        Texts.check(city, LINE_MAX, "address.city");
    }
}
