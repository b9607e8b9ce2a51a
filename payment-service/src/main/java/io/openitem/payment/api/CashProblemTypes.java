package io.openitem.payment.api;

import io.openitem.kit.problem.ProblemSource;
import io.openitem.kit.problem.ProblemType;
import java.util.List;

/** The problem types of cash application. */
public final class CashProblemTypes implements ProblemSource {

    public static final ProblemType UNKNOWN_COMPANY = ProblemType.of(
            "unknown-company",
            422,
            "The legal entity is not known to cash application",
            "Nobody has registered the legal entity, or that was so short a time ago that it has not been heard here.",
            "Have it registered with `PUT /v1/legal-entities/{id}`; where it was, repeat the request after a moment.");

    public static final ProblemType UNKNOWN_ACCOUNT = ProblemType.of(
            "unknown-account",
            422,
            "There is no such debtor account",
            "The legal entity of the payment has no account with this id, as far as cash application has heard.",
            "Use an account of the same legal entity; where it is new, repeat the request after a moment.");

    public static final ProblemType PAYMENT_AMOUNT_NOT_POSITIVE = ProblemType.of(
            "payment-amount-not-positive",
            422,
            "Money is more than nothing",
            "The amount of a payment, and of each part of it, is greater than zero.",
            "Correct the amount. Money that went is a reversal.");

    public static final ProblemType PAYMENT_REFERENCE_TAKEN = ProblemType.of(
            "payment-reference-taken",
            409,
            "The reference is taken",
            "There is a payment with this legal entity, source and reference, and something else was said of it.",
            "Send the reference of the bank or the provider: it is different for different money.");

    public static final ProblemType PAYMENT_ALREADY_ASSIGNED = ProblemType.of(
            "payment-already-assigned",
            409,
            "The payment belongs to another customer",
            "A payment is assigned to a customer once.",
            "Read the payment again. Where the assignment is wrong, reverse it and announce the money under another"
                    + " reference: the reversed one stays taken.");

    public static final ProblemType PAYMENT_NOT_ASSIGNED = ProblemType.of(
            "payment-not-assigned",
            409,
            "The payment's customer is not known",
            "Money is allocated to items of its customer, so the customer comes first.",
            "Assign the payment with `POST /v1/payments/{id}/assign`.");

    public static final ProblemType PAYMENT_REVERSED = ProblemType.of(
            "payment-reversed",
            409,
            "The payment was taken back",
            "There is no money of it that could be given to anything, and its reference stays taken.",
            "Nothing needs to be done with this payment any longer. Announce money that came anew under another"
                    + " reference.");

    public static final ProblemType UNKNOWN_ITEM = ProblemType.of(
            "unknown-item",
            422,
            "There is no such open item",
            "Cash application has not heard of an invoice with this id.",
            "Correct the id; where the invoice is new, repeat the request after a moment.");

    public static final ProblemType ITEM_OF_ANOTHER_CUSTOMER = ProblemType.of(
            "item-of-another-customer",
            422,
            "The item is owed by another customer",
            "A payment settles items of its own customer.",
            "Choose an item of the payment's customer.");

    public static final ProblemType ITEM_IN_ANOTHER_CURRENCY = ProblemType.of(
            "item-in-another-currency",
            422,
            "The item is owed in another currency",
            "A payment settles items in its own currency; nothing is converted.",
            "Choose an item in the payment's currency.");

    public static final ProblemType ITEM_NOT_AVAILABLE = ProblemType.of(
            "item-not-available",
            409,
            "Less is available on the item",
            "So much is not owed on the item, or other payments have been proposed for it.",
            "Propose what is available.");

    public static final ProblemType MONEY_NOT_AVAILABLE = ProblemType.of(
            "money-not-available",
            409,
            "Less of the payment is unapplied",
            "The rest of the payment is applied or proposed already.",
            "Propose what is unapplied.");

    public static final ProblemType STATEMENT_UNREADABLE = ProblemType.of(
            "statement-unreadable",
            422,
            "The bank statement cannot be read",
            "The body is no camt.053 document, is not well-formed, or goes beyond a limit. Nothing of it was stored.",
            "Send the file as the bank sent it, uncompressed; split one that is too long.");

    public static final ProblemType MOVEMENT_UNREADABLE = ProblemType.of(
            "movement-unreadable",
            422,
            "A movement of the statement cannot be read",
            "Its amount, currency, date or direction is missing or has a form it must not have, or the bank gave its"
                    + " reference to another movement before. It was not stored.",
            "Ask the bank for a corrected statement, or announce the money with `POST /v1/payments`.");

    public static final ProblemType RETURNED_MONEY_UNCLEAR = ProblemType.of(
            "returned-money-unclear",
            409,
            "Nobody can say which money went back",
            "The bank took money back, and of the payments that it stated none fits by account, amount and reference, or"
                    + " more than one does, or a person has taken back the one that does. It was not stored.",
            "Where the receipt stands in a statement that was not taken in, take that in and send this file again. Else"
                    + " take the payment back with `POST /v1/payments/{id}/reverse`, unless somebody has.");

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(
                UNKNOWN_COMPANY,
                UNKNOWN_ACCOUNT,
                PAYMENT_AMOUNT_NOT_POSITIVE,
                PAYMENT_REFERENCE_TAKEN,
                PAYMENT_ALREADY_ASSIGNED,
                PAYMENT_NOT_ASSIGNED,
                PAYMENT_REVERSED,
                UNKNOWN_ITEM,
                ITEM_OF_ANOTHER_CUSTOMER,
                ITEM_IN_ANOTHER_CURRENCY,
                ITEM_NOT_AVAILABLE,
                MONEY_NOT_AVAILABLE,
                STATEMENT_UNREADABLE,
                MOVEMENT_UNREADABLE,
                RETURNED_MONEY_UNCLEAR);
    }
}
