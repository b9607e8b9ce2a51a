package io.openitem.dunning.api;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.dunning.domain.Line;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item as a notice names it. */
@Schema(description = "An item as a notice names it.")
public record LineView(InvoiceId invoiceId, DocumentNumber number, LocalDate dueDate, Money openAmount) {

    static LineView from(Line line) {
        return new LineView(line.invoice(), line.number(), line.dueDate(), line.open());
    }
}
