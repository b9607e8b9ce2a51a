package io.openitem.invoice.store;

import io.openitem.contracts.CustomerId;
import io.openitem.invoice.domain.CustomerNumber;

/** How an intake names the debtor. */
public sealed interface Debtor {

    record ById(CustomerId id) implements Debtor {}

    record ByNumber(CustomerNumber number) implements Debtor {}
}
