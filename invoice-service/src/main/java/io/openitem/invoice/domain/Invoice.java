package io.openitem.invoice.domain;

import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice as the ledger sees it. */
public sealed interface Invoice {

    /** Never heard of. */
    record Absent() implements Invoice {}

    /** In the ledger. */
    sealed interface Known extends Invoice {

        InvoiceDocument document();

        /** What is still owed; never negative, never more than the document's amount. */
        Money openAmount();

        /** The first day on which it was late; absent where others were not told that it was. */
        @Nullable
        LocalDate overdueSince();
    }

    /** Payments count towards it, or have. */
    sealed interface Payable extends Known {

        Settlement settlement();

        @Override
        default Money openAmount() {
            return document().amount().minus(settlement().applied());
        }
    }

    /** Owed, and its due date has not been noticed to have passed. */
    record Open(InvoiceDocument document, Settlement settlement) implements Payable {

        public Open(InvoiceDocument document) {
            this(document, Settlement.none(document.amount().currency()));
        }

        @Override
        public @Nullable LocalDate overdueSince() {
            return null;
        }
    }

    /** Owed and late. */
    record Overdue(InvoiceDocument document, Settlement settlement, LocalDate overdueSince) implements Payable {

        public Overdue(InvoiceDocument document) {
            this(
                    document,
                    Settlement.none(document.amount().currency()),
                    document.dueDate().plusDays(1));
        }
    }

    /** Owed no longer, because it is paid. */
    record Settled(
            InvoiceDocument document,
            Settlement settlement,
            @Nullable LocalDate overdueSince) implements Payable {}

    /**
     * Withdrawn by its issuer; owed no longer.
     *
     * @param cancelledOn the business date of the withdrawal
     */
    record Cancelled(
            InvoiceDocument document,
            ReasonCode reason,
            LocalDate cancelledOn,
            @Nullable LocalDate overdueSince) implements Known {
        @Override
        public Money openAmount() {
            return Money.zero(document.amount().currency());
        }

        public boolean wasOverdue() {
            return overdueSince != null;
        }
    }

    /** The state after an event. */
    static Invoice evolve(Invoice state, InvoiceEvent event) {
        return switch (event) {
            case InvoiceEvent.Issued issued -> new Open(issued.document());
            case InvoiceEvent.BecameOverdue overdue ->
                new Overdue(overdue.document(), settlement(state), overdue.since());
            case InvoiceEvent.PaymentApplied applied ->
                owed(applied, settlement(state).plus(applied.amount(), applied.paidOn()));
            case InvoiceEvent.Settled settled ->
                new Settled(settled.document(), settlement(state), settled.overdueSince());
            case InvoiceEvent.PaymentUnapplied unapplied ->
                owed(unapplied, settlement(state).minus(unapplied.amount(), unapplied.unappliedOn()));
            case InvoiceEvent.Cancelled cancelled ->
                new Cancelled(cancelled.document(), cancelled.reason(), cancelled.on(), cancelled.overdueSince());
        };
    }

    private static Invoice owed(InvoiceEvent.Dated event, Settlement settlement) {
        LocalDate since = event.overdueSince();
        return since == null
                ? new Open(event.document(), settlement)
                : new Overdue(event.document(), settlement, since);
    }

    private static Settlement settlement(Invoice state) {
        if (state instanceof Payable payable) {
            return payable.settlement();
        }
        throw new IllegalStateException("Only what is in the ledger and not withdrawn has payments");
    }
}
