package io.openitem.payment.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.util.Currency;
import java.util.List;

/** Why a command to a payment is refused. */
public sealed interface PaymentRejection {

    /** Nobody keeps books under this name, as far as is known here. */
    record UnknownLegalEntity(LegalEntityId legalEntity) implements PaymentRejection {}

    /** The legal entity has no such debtor account, as far as is known here. */
    record UnknownCustomer() implements PaymentRejection {}

    /** Money that arrived is more than nothing. */
    record AmountNotPositive(Money amount) implements PaymentRejection {}

    /**
     * The reference belongs to a payment of which something else was said.
     *
     * @param fields what differs, as callers know it
     */
    record ReferenceTaken(PaymentId existing, List<String> fields) implements PaymentRejection {}

    /** There is no such payment. */
    record UnknownPayment(PaymentId payment) implements PaymentRejection {}

    /** It is known to be another customer's. */
    record AlreadyAssigned(CustomerId customer) implements PaymentRejection {}

    /** Money is allocated once its customer is known. */
    record NotAssigned() implements PaymentRejection {}

    /** It was taken back. */
    record AlreadyReversed(ReasonCode reason) implements PaymentRejection {}

    /** There is no such item, as far as is known here. */
    record UnknownItem(InvoiceId invoice) implements PaymentRejection {}

    /** The item is owed by another customer. */
    record ItemOfAnotherCustomer(InvoiceId invoice) implements PaymentRejection {}

    /** The item is owed in another currency. */
    record ItemInAnotherCurrency(InvoiceId invoice, Currency currency) implements PaymentRejection {}

    /** Less is owed on the item, or other payments have been proposed for it. */
    record ItemNotAvailable(InvoiceId invoice, Money available) implements PaymentRejection {}

    /** Less of the payment is unapplied. */
    record MoneyNotAvailable(Money unapplied) implements PaymentRejection {}

    /** Something was proposed under the id before. */
    record AllocationTaken(AllocationId allocation) implements PaymentRejection {}

    /** It never was proposed from this payment. */
    record UnknownAllocation(AllocationId allocation) implements PaymentRejection {}

    /** The ledger has said something else before. */
    record AnsweredOtherwise(AllocationId allocation) implements PaymentRejection {}
}
