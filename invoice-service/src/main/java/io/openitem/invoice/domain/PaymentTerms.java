package io.openitem.invoice.domain;

import java.time.LocalDate;

/** What was agreed on when an invoice is to be paid. */
public sealed interface PaymentTerms {

    /** The last day of timely payment of a document issued on this date. */
    LocalDate dueDate(LocalDate issueDate);

    /** A date agreed on. */
    record On(LocalDate dueDate) implements PaymentTerms {
        @Override
        public LocalDate dueDate(LocalDate issueDate) {
            return dueDate;
        }
    }

    /**
     * A date that another ledger has kept and that is taken over as it is. It may lie before the date of the document:
     * there, terms had begun with a delivery or an earlier document.
     */
    record TakenOver(LocalDate dueDate) implements PaymentTerms {
        @Override
        public LocalDate dueDate(LocalDate issueDate) {
            return dueDate;
        }
    }

    /**
     * Calendar days after the issue.
     *
     * @param days 0 to 3650
     */
    record Net(int days) implements PaymentTerms {

        private static final int MOST = 3650;

        public Net {
            if (days < 0 || days > MOST) {
                throw new IllegalArgumentException("terms.netDays must be 0 to " + MOST);
            }
        }

        @Override
        public LocalDate dueDate(LocalDate issueDate) {
            return issueDate.plusDays(days);
        }
    }
}
