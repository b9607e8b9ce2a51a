package io.openitem.invoice.api;

import io.openitem.invoice.domain.CustomerRejection;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;

/** What callers are told when the ledger refuses something of a debtor account. */
final class CustomerProblems {

    private CustomerProblems() {}

    static Problem of(CustomerRejection rejection) {
        return switch (rejection) {
            case CustomerRejection.UnknownLegalEntity unknown ->
                LedgerProblemTypes.UNKNOWN_LEGAL_ENTITY.because(
                        "The legal entity " + unknown.legalEntity() + " is not registered.");
            case CustomerRejection.NumberTaken taken ->
                LedgerProblemTypes.CUSTOMER_NUMBER_TAKEN
                        .because(
                                "The number belongs to " + taken.existing() + ".",
                                InvoiceProblems.differing(taken.fields()))
                        .with("existingId", taken.existing().toString());
            case CustomerRejection.UnknownCustomer unknown ->
                ProblemTypes.NOT_FOUND.because("There is no debtor account " + unknown.customer() + ".");
        };
    }
}
