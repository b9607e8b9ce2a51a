package io.openitem.dunning.domain;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item of a customer as far as dunning has heard.
 *
 * @param toldLate how many days late it was when its debtor was told of it, or a collector, last: for a courtesy the
 *     step's offset, which is not above 0; absent where nobody was told
 */
public record OpenItem(
        InvoiceId invoice,
        DocumentNumber number,
        LocalDate dueDate,
        Money open,
        boolean disputed,
        @Nullable Integer toldLate) {

    public boolean isOverdue(LocalDate today) {
        return open.isPositive() && dueDate.isBefore(today);
    }

    /** Whether nobody was told of it since it reached the step. In days, so that no change of the policy repeats a step. */
    boolean isNewsAt(Step step) {
        return toldLate == null || toldLate < step.offsetDays();
    }

    /** When somebody was told of it last; absent where nobody was. */
    @Nullable
    LocalDate toldOn() {
        return toldLate == null ? null : dueDate.plusDays(toldLate);
    }

    boolean isAhead(LocalDate today) {
        return open.isPositive() && !dueDate.isBefore(today);
    }

    public Line line() {
        return new Line(invoice, number, dueDate, open);
    }
}
