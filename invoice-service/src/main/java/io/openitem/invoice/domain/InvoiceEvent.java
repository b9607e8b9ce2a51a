package io.openitem.invoice.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to an invoice, on the business date {@code on}. */
public sealed interface InvoiceEvent {

    InvoiceDocument document();

    LocalDate on();

    /** Changes what is owed, and of a late item what is late. */
    sealed interface Dated extends InvoiceEvent {

        /** The first day on which the item was late; absent where it had not become overdue. */
        @Nullable
        LocalDate overdueSince();
    }

    record Issued(InvoiceDocument document, LocalDate on) implements InvoiceEvent {}

    /**
     * @param daysAhead days from {@code on} to the due date; not negative
     * @param openAmount what is owed
     */
    record BecameDueSoon(InvoiceDocument document, int daysAhead, Money openAmount, LocalDate on)
            implements InvoiceEvent {}

    /**
     * @param since the first day on which it was late
     * @param openAmount what is owed and late
     */
    record BecameOverdue(InvoiceDocument document, LocalDate since, Money openAmount, LocalDate on)
            implements InvoiceEvent {}

    /**
     * @param amount positive
     * @param openAmount what is still owed
     * @param paidOn the day from which the item counts as paid to this amount
     */
    record PaymentApplied(
            InvoiceDocument document,
            AllocationId allocation,
            PaymentId payment,
            Money amount,
            Money openAmount,
            LocalDate paidOn,
            @Nullable LocalDate overdueSince,
            LocalDate on)
            implements Dated {}

    /** @param settledOn the latest day on which one of its payments counts */
    record Settled(
            InvoiceDocument document,
            LocalDate settledOn,
            @Nullable LocalDate overdueSince,
            LocalDate on) implements InvoiceEvent {}

    /**
     * @param amount positive
     * @param openAmount what is owed again in all
     * @param unappliedOn the day from which it is
     */
    record PaymentUnapplied(
            InvoiceDocument document,
            AllocationId allocation,
            PaymentId payment,
            ReasonCode reason,
            Money amount,
            Money openAmount,
            LocalDate unappliedOn,
            @Nullable LocalDate overdueSince,
            LocalDate on)
            implements Dated {}

    /**
     * @param openAmount what is owed, as before
     * @param overdueSince absent where the item had not become overdue
     * @param on the day on which the dispute began
     */
    record Disputed(
            InvoiceDocument document,
            ReasonCode reason,
            Money openAmount,
            @Nullable LocalDate overdueSince,
            LocalDate on)
            implements InvoiceEvent {}

    /**
     * @param dispute what has come to an end
     * @param openAmount what is owed, as before
     * @param overdueSince absent where the item had not become overdue
     */
    record DisputeResolved(
            InvoiceDocument document,
            Dispute dispute,
            ReasonCode outcome,
            Money openAmount,
            @Nullable LocalDate overdueSince,
            LocalDate on)
            implements InvoiceEvent {}

    /** @param overdueSince absent where the invoice had not become overdue before */
    record Cancelled(
            InvoiceDocument document,
            ReasonCode reason,
            @Nullable LocalDate overdueSince,
            LocalDate on) implements InvoiceEvent {}
}
