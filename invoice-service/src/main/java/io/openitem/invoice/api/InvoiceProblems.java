package io.openitem.invoice.api;

import io.openitem.invoice.domain.InvoiceRejection;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import java.util.List;

/** What callers are told when the ledger refuses something of an invoice. */
final class InvoiceProblems {

    private InvoiceProblems() {}

    static Problem of(InvoiceRejection rejection) {
        return switch (rejection) {
            case InvoiceRejection.UnknownLegalEntity unknown ->
                LedgerProblemTypes.UNKNOWN_LEGAL_ENTITY.because(
                        "The legal entity " + unknown.legalEntity() + " is not registered.");
            case InvoiceRejection.UnknownCustomer unknown ->
                LedgerProblemTypes.UNKNOWN_CUSTOMER.because("The legal entity has no such debtor account.");
            case InvoiceRejection.AmountNotPositive amount ->
                LedgerProblemTypes.AMOUNT_NOT_POSITIVE.because(
                        "The amount is " + amount.amount() + ".",
                        List.of(new FieldError("/amount", "Must be greater than zero.")));
            case InvoiceRejection.AmountTooLarge amount ->
                LedgerProblemTypes.AMOUNT_TOO_LARGE.because(
                        "The amount is " + amount.amount() + ", the most is " + amount.most() + ".",
                        List.of(new FieldError("/amount", "Must be at most " + amount.most() + ".")));
            case InvoiceRejection.DueBeforeIssue dates ->
                LedgerProblemTypes.DUE_BEFORE_ISSUE.because(
                        "Due on " + dates.dueDate() + ", issued on " + dates.issueDate() + ".",
                        List.of(new FieldError("/dueDate", "Must not be before the issue date.")));
            case InvoiceRejection.NumberTaken taken ->
                LedgerProblemTypes.INVOICE_NUMBER_TAKEN
                        .because("The number belongs to " + taken.existing() + ".", differing(taken.fields()))
                        .with("existingId", taken.existing().toString());
            case InvoiceRejection.UnknownInvoice unknown ->
                ProblemTypes.NOT_FOUND.because("There is no invoice " + unknown.invoice() + ".");
            case InvoiceRejection.AlreadyCancelled cancelled ->
                LedgerProblemTypes.INVOICE_ALREADY_CANCELLED
                        .because("It was cancelled for the reason " + cancelled.reason() + ".")
                        .with("reason", cancelled.reason().value());
            case InvoiceRejection.HasPayments paid ->
                LedgerProblemTypes.INVOICE_HAS_PAYMENTS
                        .because("Payments have settled " + paid.applied() + " of it.")
                        .with("appliedAmount", paid.applied().amount());
            case InvoiceRejection.AlreadySettled settled ->
                LedgerProblemTypes.INVOICE_SETTLED.because("Payments have settled all of it.");
            case InvoiceRejection.AlreadyDisputed disputed ->
                LedgerProblemTypes.INVOICE_ALREADY_DISPUTED
                        .because("It is disputed for the reason " + disputed.reason() + ".")
                        .with("reason", disputed.reason().value());
            case InvoiceRejection.NotDisputed disputed ->
                LedgerProblemTypes.INVOICE_NOT_DISPUTED.because("Nobody contests it.");
            case InvoiceRejection.OtherCustomer other -> notPayable("It is owed by another customer.");
            case InvoiceRejection.OtherCurrency other -> notPayable("It is owed in " + other.currency() + ".");
            case InvoiceRejection.NotApplied part -> notPayable("Payments have settled " + part.applied() + " of it.");
        };
    }

    /** Payments are proposed by cash application and answered there; a caller here gets to see these only by a fault. */
    private static Problem notPayable(String detail) {
        return ProblemTypes.CONFLICTING_CHANGE.because(detail);
    }

    /** One error for each field in which the request differs from what is there. */
    static List<FieldError> differing(List<String> fields) {
        return fields.stream()
                .map(field -> new FieldError("/" + field, "Differs from what is there."))
                .toList();
    }
}
