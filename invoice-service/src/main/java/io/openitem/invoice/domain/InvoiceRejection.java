package io.openitem.invoice.domain;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Why a command to an invoice is refused. */
public sealed interface InvoiceRejection {

    /** Nobody keeps books under this name. */
    record UnknownLegalEntity(LegalEntityId legalEntity) implements InvoiceRejection {}

    /** The legal entity has no such debtor account. */
    record UnknownCustomer() implements InvoiceRejection {}

    /** An invoice asks for money. */
    record AmountNotPositive(Money amount) implements InvoiceRejection {}

    /** No invoice asks for so much: it is a slip, and sums of such amounts could not be kept. */
    record AmountTooLarge(Money amount, Money most) implements InvoiceRejection {}

    /** Nobody can pay before the document exists. */
    record DueBeforeIssue(LocalDate issueDate, LocalDate dueDate) implements InvoiceRejection {}

    /**
     * The number belongs to a document that says something else.
     *
     * @param fields what differs, as callers know it
     */
    record NumberTaken(InvoiceId existing, List<String> fields) implements InvoiceRejection {}

    /** There is no such invoice. */
    record UnknownInvoice(InvoiceId invoice) implements InvoiceRejection {}

    /** The invoice was withdrawn for another reason. */
    record AlreadyCancelled(ReasonCode reason) implements InvoiceRejection {}

    /** What money has settled is not withdrawn. */
    record HasPayments(Money applied) implements InvoiceRejection {}

    /** Nothing is owed on it any longer. */
    record AlreadySettled() implements InvoiceRejection {}

    /** The item is contested for another reason already. */
    record AlreadyDisputed(ReasonCode reason) implements InvoiceRejection {}

    /** Nobody contests the item. */
    record NotDisputed() implements InvoiceRejection {}

    /** The money is somebody else's. */
    record OtherCustomer() implements InvoiceRejection {}

    /** The item is owed in another currency than the money is in. */
    record OtherCurrency(Currency currency) implements InvoiceRejection {}

    /** More is to be taken back than was settled. */
    record NotApplied(Money applied) implements InvoiceRejection {}
}
