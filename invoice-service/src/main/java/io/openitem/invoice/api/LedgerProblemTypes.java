package io.openitem.invoice.api;

import io.openitem.kit.problem.ProblemSource;
import io.openitem.kit.problem.ProblemType;
import java.util.List;

/** The problem types of the ledger. */
public final class LedgerProblemTypes implements ProblemSource {

    public static final ProblemType UNKNOWN_LEGAL_ENTITY = ProblemType.of(
            "unknown-legal-entity",
            422,
            "The legal entity is not registered",
            "The token covers the legal entity, but nobody has registered it in the ledger yet.",
            "Have an administrator register it with `PUT /v1/legal-entities/{id}`.");

    public static final ProblemType BOOK_CURRENCY_FIXED = ProblemType.of(
            "book-currency-fixed",
            409,
            "The book currency cannot change",
            "A legal entity's book currency is chosen when it is registered: what was booked in it cannot be restated.",
            "Send the current currency, or register another legal entity.");

    public static final ProblemType CUSTOMER_NUMBER_TAKEN = ProblemType.of(
            "customer-number-taken",
            409,
            "The customer number is taken",
            "The legal entity has an account with this number, and other things are known of it.",
            "Change the account with `PUT /v1/customers/{id}`, or use another number.");

    public static final ProblemType UNKNOWN_CUSTOMER = ProblemType.of(
            "unknown-customer",
            422,
            "There is no such debtor account",
            "The legal entity of the invoice has no account with this id or number.",
            "Register the account with `POST /v1/customers` first.");

    public static final ProblemType INVOICE_NUMBER_TAKEN = ProblemType.of(
            "invoice-number-taken",
            409,
            "The invoice number is taken",
            "The ledger has a document with this legal entity, source and number, and it says something else.",
            "Use another number, or cancel the existing invoice and issue the right one under a new number.");

    public static final ProblemType AMOUNT_NOT_POSITIVE = ProblemType.of(
            "amount-not-positive",
            422,
            "An invoice asks for money",
            "The amount of an invoice is greater than zero.",
            "Correct the amount.");

    public static final ProblemType AMOUNT_TOO_LARGE = ProblemType.of(
            "amount-too-large",
            422,
            "No invoice asks for so much",
            "The amount of an invoice is at most 10,000,000,000,000 of the currency's smallest unit, such as cents.",
            "Correct the amount: it may have lost its decimal sign.");

    public static final ProblemType DUE_BEFORE_ISSUE = ProblemType.of(
            "due-before-issue",
            422,
            "Due before it is issued",
            "The due date of an invoice is not before its issue date.",
            "Correct one of the dates.");

    public static final ProblemType INVOICE_ALREADY_CANCELLED = ProblemType.of(
            "invoice-already-cancelled",
            409,
            "The invoice was cancelled",
            "An invoice is cancelled once, for the reason that was given first, and nothing of it is contested after.",
            "Nothing needs to be done: the invoice is owed no longer.");

    public static final ProblemType INVOICE_HAS_PAYMENTS = ProblemType.of(
            "invoice-has-payments",
            409,
            "Payments have settled a part of the invoice",
            "An invoice is withdrawn only while nothing of it is paid: what money has settled is not undone by the"
                    + " way.",
            "Reverse the payments first, or lower what is owed by a credit note.");

    public static final ProblemType INVOICE_SETTLED = ProblemType.of(
            "invoice-settled",
            409,
            "The invoice is settled",
            "Nothing is owed on the invoice any longer, so there is nothing to contest.",
            "Where a payment was taken back meanwhile, read the invoice again.");

    public static final ProblemType INVOICE_ALREADY_DISPUTED = ProblemType.of(
            "invoice-already-disputed",
            409,
            "The invoice is disputed for another reason",
            "An invoice is contested as a whole, and by one dispute at a time.",
            "Resolve the dispute with `POST /v1/invoices/{id}/dispute/resolve` before another begins.");

    public static final ProblemType INVOICE_NOT_DISPUTED = ProblemType.of(
            "invoice-not-disputed",
            409,
            "The invoice is not disputed",
            "There is no dispute that could be resolved, or it was resolved already.",
            "Read the invoice again.");

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(
                UNKNOWN_LEGAL_ENTITY,
                BOOK_CURRENCY_FIXED,
                CUSTOMER_NUMBER_TAKEN,
                UNKNOWN_CUSTOMER,
                INVOICE_NUMBER_TAKEN,
                AMOUNT_NOT_POSITIVE,
                AMOUNT_TOO_LARGE,
                DUE_BEFORE_ISSUE,
                INVOICE_ALREADY_CANCELLED,
                INVOICE_HAS_PAYMENTS,
                INVOICE_SETTLED,
                INVOICE_ALREADY_DISPUTED,
                INVOICE_NOT_DISPUTED);
    }
}
