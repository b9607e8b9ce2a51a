package io.openitem.invoice.api;

import io.openitem.invoice.domain.LegalEntityRejection;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.Problem;
import java.util.List;

/** What callers are told when the ledger refuses something of a legal entity. */
final class LegalEntityProblems {

    private LegalEntityProblems() {}

    static Problem of(LegalEntityRejection rejection) {
        return switch (rejection) {
            case LegalEntityRejection.BookCurrencyIsFixed fixed ->
                LedgerProblemTypes.BOOK_CURRENCY_FIXED.because(
                        "Books are kept in " + fixed.current() + ", not " + fixed.asked() + ".",
                        List.of(new FieldError("/currency", "Must be " + fixed.current() + ".")));
        };
    }
}
