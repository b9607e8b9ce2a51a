package io.openitem.invoice.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;

/** What can be asked of a debtor account. */
public sealed interface CustomerCommand {

    CustomerId customer();

    /**
     * Opens an account.
     *
     * @param customer the id of the account that has this number, or a new one where none has
     */
    record RegisterCustomer(
            CustomerId customer, LegalEntityId legalEntity, CustomerNumber number, CustomerParticulars particulars)
            implements CustomerCommand {}

    /** Replaces what is known of the debtor. */
    record ChangeCustomer(CustomerId customer, CustomerParticulars particulars) implements CustomerCommand {}
}
