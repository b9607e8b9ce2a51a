package io.openitem.invoice.domain;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import java.util.List;

/** Why a command to a debtor account is refused. */
public sealed interface CustomerRejection {

    /** Nobody keeps books under this name. */
    record UnknownLegalEntity(LegalEntityId legalEntity) implements CustomerRejection {}

    /**
     * The number belongs to an account of which other things are known.
     *
     * @param fields what differs, as callers know it
     */
    record NumberTaken(CustomerId existing, List<String> fields) implements CustomerRejection {}

    /** There is no such account. */
    record UnknownCustomer(CustomerId customer) implements CustomerRejection {}
}
