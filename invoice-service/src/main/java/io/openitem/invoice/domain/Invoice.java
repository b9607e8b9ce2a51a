package io.openitem.invoice.domain;

import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;

/** An invoice as the ledger sees it. */
public sealed interface Invoice {

    /** Never heard of. */
    record Absent() implements Invoice {}

    /** In the ledger. */
    sealed interface Known extends Invoice {

        InvoiceDocument document();

        /** What is still owed; never negative, never more than the document's amount. */
        Money openAmount();
    }

    /** Owed, and its due date has not been noticed to have passed. */
    record Open(InvoiceDocument document) implements Known {
        @Override
        public Money openAmount() {
            return document.amount();
        }
    }

    /** Owed and late. */
    record Overdue(InvoiceDocument document) implements Known {
        @Override
        public Money openAmount() {
            return document.amount();
        }
    }

    /**
     * Withdrawn by its issuer; owed no longer.
     *
     * @param cancelledOn the business date of the withdrawal
     * @param wasOverdue whether others had been told that it was overdue
     */
    record Cancelled(InvoiceDocument document, ReasonCode reason, LocalDate cancelledOn, boolean wasOverdue)
            implements Known {
        @Override
        public Money openAmount() {
            return Money.zero(document.amount().currency());
        }
    }

    /** The state after an event. */
    static Invoice evolve(Invoice state, InvoiceEvent event) {
        return switch (event) {
            case InvoiceEvent.Issued issued -> new Open(issued.document());
            case InvoiceEvent.BecameOverdue overdue -> new Overdue(overdue.document());
            case InvoiceEvent.Cancelled cancelled ->
                new Cancelled(cancelled.document(), cancelled.reason(), cancelled.on(), cancelled.wasOverdue());
        };
    }
}
