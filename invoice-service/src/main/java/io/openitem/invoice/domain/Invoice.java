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

        Marks marks();

        @Override
        default Money openAmount() {
            return document().amount().minus(settlement().applied());
        }
    }

    /** Owed, and its due date has not been noticed to have passed. */
    record Open(InvoiceDocument document, Settlement settlement, Marks marks) implements Payable {

        public Open(InvoiceDocument document, Settlement settlement) {
            this(document, settlement, Marks.NONE);
        }

        public Open(InvoiceDocument document) {
            this(document, Settlement.none(document.amount().currency()));
        }

        @Override
        public @Nullable LocalDate overdueSince() {
            return null;
        }
    }

    /** Owed and late. */
    record Overdue(InvoiceDocument document, Settlement settlement, Marks marks, LocalDate overdueSince)
            implements Payable {

        public Overdue(InvoiceDocument document, Settlement settlement, LocalDate overdueSince) {
            this(document, settlement, Marks.NONE, overdueSince);
        }

        public Overdue(InvoiceDocument document) {
            this(
                    document,
                    Settlement.none(document.amount().currency()),
                    document.dueDate().plusDays(1));
        }
    }

    /** Owed no longer, because it is paid. A dispute is not answered by that, and is there if the payment is undone. */
    record Settled(
            InvoiceDocument document,
            Settlement settlement,
            Marks marks,
            @Nullable LocalDate overdueSince) implements Payable {

        public Settled(InvoiceDocument document, Settlement settlement, @Nullable LocalDate overdueSince) {
            this(document, settlement, Marks.NONE, overdueSince);
        }
    }

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
            case InvoiceEvent.BecameDueSoon soon ->
                marked(payable(state), payable(state).marks().announced(soon.on()));
            case InvoiceEvent.BecameOverdue overdue ->
                new Overdue(
                        overdue.document(),
                        payable(state).settlement(),
                        payable(state).marks(),
                        overdue.since());
            case InvoiceEvent.PaymentApplied applied ->
                owed(
                        applied,
                        payable(state).settlement().plus(applied.amount(), applied.paidOn()),
                        payable(state).marks());
            case InvoiceEvent.Settled settled ->
                new Settled(
                        settled.document(),
                        payable(state).settlement(),
                        payable(state).marks(),
                        settled.overdueSince());
            case InvoiceEvent.PaymentUnapplied unapplied ->
                owed(
                        unapplied,
                        payable(state).settlement().minus(unapplied.amount(), unapplied.unappliedOn()),
                        payable(state).marks());
            case InvoiceEvent.Disputed disputed ->
                marked(payable(state), payable(state).marks().with(new Dispute(disputed.reason(), disputed.on())));
            case InvoiceEvent.DisputeResolved resolved ->
                marked(payable(state), payable(state).marks().with(null));
            case InvoiceEvent.Cancelled cancelled ->
                new Cancelled(cancelled.document(), cancelled.reason(), cancelled.on(), cancelled.overdueSince());
        };
    }

    private static Invoice owed(InvoiceEvent.Dated event, Settlement settlement, Marks marks) {
        LocalDate since = event.overdueSince();
        return since == null
                ? new Open(event.document(), settlement, marks)
                : new Overdue(event.document(), settlement, marks, since);
    }

    private static Invoice marked(Payable state, Marks marks) {
        return switch (state) {
            case Open open -> new Open(open.document(), open.settlement(), marks);
            case Overdue overdue ->
                new Overdue(overdue.document(), overdue.settlement(), marks, overdue.overdueSince());
            case Settled settled ->
                new Settled(settled.document(), settled.settlement(), marks, settled.overdueSince());
        };
    }

    private static Payable payable(Invoice state) {
        if (state instanceof Payable payable) {
            return payable;
        }
        throw new IllegalStateException("Only what is in the ledger and not withdrawn has payments");
    }
}
