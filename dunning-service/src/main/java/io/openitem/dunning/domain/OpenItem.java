package io.openitem.dunning.domain;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item of a customer as far as dunning has heard.
 *
 * @param courtesyOffset offset of the highest courtesy step that was taken for it; absent where there was none
 */
public record OpenItem(
        InvoiceId invoice,
        DocumentNumber number,
        LocalDate dueDate,
        Money open,
        boolean disputed,
        @Nullable Integer courtesyOffset) {

    public boolean isOverdue(LocalDate today) {
        return open.isPositive() && dueDate.isBefore(today);
    }

    boolean isAhead(LocalDate today) {
        return open.isPositive() && !dueDate.isBefore(today);
    }

    public Line line() {
        return new Line(invoice, number, dueDate, open);
    }
}
