package io.openitem.analytics.domain;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;

/**
 * Whose figures within a legal entity: everybody's, those of a country's debtors, or one debtor's. Each has its own sums,
 * so that a read of one adds up no more rows than there are days. Only the list of customers by what they owe adds
 * up the days of all of them before it has a page.
 *
 * @param text the form in which it is kept
 */
public record Slice(String text) {

    public static final Slice ALL = new Slice("all");

    /** What the text of a customer's slice begins with; the id as a plain UUID follows. */
    public static final String CUSTOMER = "customer:";

    private static final String COUNTRY = "country:";

    public static Slice of(CountryCode country) {
        return new Slice(COUNTRY + country.value());
    }

    public static Slice of(CustomerId customer) {
        return new Slice(CUSTOMER + customer.value());
    }

    /** A customer's ageing is summed from the items: ten days for each of its documents would be kept for little. */
    boolean hasAgeing() {
        return !text.startsWith(CUSTOMER);
    }

    /** A country's is not known: it is items that keep a country, and this money is allocated to none. */
    public boolean hasUnappliedCash() {
        return !text.startsWith(COUNTRY);
    }
}
