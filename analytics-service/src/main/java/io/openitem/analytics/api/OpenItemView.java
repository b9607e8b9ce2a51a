package io.openitem.analytics.api;

import io.openitem.analytics.app.ItemQueries.OpenItem;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item that was open at the end of a day. */
@Schema(description = "An item that was open at the end of the day that was asked for.")
public record OpenItemView(
        InvoiceId invoiceId,
        CustomerId customerId,
        String number,
        LocalDate issueDate,
        LocalDate dueDate,

        @Schema(description = "Negative while it is not due.")
        long daysPastDue,

        Money amount,

        @Schema(description = "Owed at the end of the day.") Money openAmount) {

    static OpenItemView of(OpenItem item, LocalDate asOf) {
        return new OpenItemView(
                item.invoice(),
                item.customer(),
                item.number(),
                item.issueDate(),
                item.dueDate(),
                ChronoUnit.DAYS.between(item.dueDate(), asOf),
                item.amount(),
                item.openAmount());
    }
}
