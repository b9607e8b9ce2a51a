package io.openitem.payment.api;

import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.payment.domain.PaymentRejection;
import java.util.List;

/** What callers are told when cash application refuses something of a payment. */
final class PaymentProblems {

    private PaymentProblems() {}

    static Problem of(PaymentRejection rejection) {
        return switch (rejection) {
            case PaymentRejection.UnknownLegalEntity unknown ->
                CashProblemTypes.UNKNOWN_COMPANY.because(
                        "The legal entity " + unknown.legalEntity() + " is not known.");
            case PaymentRejection.UnknownCustomer unknown ->
                CashProblemTypes.UNKNOWN_ACCOUNT.because("The legal entity has no such debtor account.");
            case PaymentRejection.AmountNotPositive amount ->
                CashProblemTypes.PAYMENT_AMOUNT_NOT_POSITIVE.because(
                        "The amount is " + amount.amount() + ".",
                        List.of(new FieldError("/amount", "Must be greater than zero.")));
            case PaymentRejection.ReferenceTaken taken ->
                CashProblemTypes.PAYMENT_REFERENCE_TAKEN
                        .because("The reference belongs to " + taken.existing() + ".", differing(taken.fields()))
                        .with("existingId", taken.existing().toString());
            case PaymentRejection.UnknownPayment unknown ->
                ProblemTypes.NOT_FOUND.because("There is no payment " + unknown.payment() + ".");
            case PaymentRejection.AlreadyAssigned assigned ->
                CashProblemTypes.PAYMENT_ALREADY_ASSIGNED
                        .because("It belongs to " + assigned.customer() + ".")
                        .with("customerId", assigned.customer().toString());
            case PaymentRejection.NotAssigned not ->
                CashProblemTypes.PAYMENT_NOT_ASSIGNED.because("Nobody has said whose money it is.");
            case PaymentRejection.AlreadyReversed reversed ->
                CashProblemTypes.PAYMENT_REVERSED
                        .because("It was taken back for the reason " + reversed.reason() + ".")
                        .with("reason", reversed.reason().value());
            case PaymentRejection.UnknownItem unknown ->
                CashProblemTypes.UNKNOWN_ITEM.because("There is no item " + unknown.invoice() + ".");
            case PaymentRejection.ItemOfAnotherCustomer other ->
                CashProblemTypes.ITEM_OF_ANOTHER_CUSTOMER.because(
                        "The item " + other.invoice() + " is owed by another customer.");
            case PaymentRejection.ItemInAnotherCurrency other ->
                CashProblemTypes.ITEM_IN_ANOTHER_CURRENCY.because(
                        "The item " + other.invoice() + " is owed in " + other.currency() + ".");
            case PaymentRejection.ItemNotAvailable item ->
                CashProblemTypes.ITEM_NOT_AVAILABLE
                        .because("On " + item.invoice() + " " + item.available() + " is available.")
                        .with("availableAmount", item.available().amount());
            case PaymentRejection.MoneyNotAvailable money ->
                CashProblemTypes.MONEY_NOT_AVAILABLE
                        .because("Of the payment " + money.unapplied() + " is unapplied.")
                        .with("unappliedAmount", money.unapplied().amount());
            case PaymentRejection.AllocationTaken taken -> ofLedger();
            case PaymentRejection.UnknownAllocation unknown -> ofLedger();
            case PaymentRejection.AnsweredOtherwise otherwise -> ofLedger();
        };
    }

    /** Only the ledger speaks of allocations that were proposed; a caller here gets to see this only by a fault. */
    private static Problem ofLedger() {
        return ProblemTypes.CONFLICTING_CHANGE.because("The ledger has said something else of the allocation.");
    }

    private static List<FieldError> differing(List<String> fields) {
        return fields.stream()
                .map(field -> new FieldError("/" + field, "Differs from what is there."))
                .toList();
    }
}
