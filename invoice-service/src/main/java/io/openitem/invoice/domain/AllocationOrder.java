package io.openitem.invoice.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.UUID;

/** What cash application asks of the ledger. */
public sealed interface AllocationOrder {

    /** Id of the fact that asks. */
    UUID cause();

    /**
     * An allocation is proposed and wants its one answer.
     *
     * @param receivedOn the day the money came
     */
    record Apply(
            AllocationId allocation,
            PaymentId payment,
            LegalEntityId legalEntity,
            CustomerId customer,
            InvoiceId invoice,
            Money amount,
            LocalDate receivedOn,
            UUID cause)
            implements AllocationOrder {

        public InvoiceCommand command() {
            return new InvoiceCommand.ApplyPayment(invoice, allocation, payment, customer, amount, receivedOn);
        }
    }

    /**
     * A payment was taken back: all that it settled is owed again.
     *
     * @param reversedOn the day the money went
     */
    record TakeBack(PaymentId payment, ReasonCode reason, LocalDate reversedOn, UUID cause)
            implements AllocationOrder {}
}
