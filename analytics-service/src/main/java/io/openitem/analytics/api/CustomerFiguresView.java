package io.openitem.analytics.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.analytics.app.ItemQueries.Account;
import io.openitem.analytics.domain.Change;
import io.openitem.analytics.domain.History;
import io.openitem.analytics.domain.Measure;
import io.openitem.analytics.domain.Window;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How one customer buys and pays. */
@Schema(description = "How one customer buys and pays, in one currency.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerFiguresView(
        CustomerId customerId,

        @Schema(description = "Of the account; left out where it has a form that could hold a name.") @Nullable
        String number,

        @Schema(description = "Where the debtor is established; left out while that is not known.") @Nullable
        String country,

        Money receivables,
        long openItems,
        Money overdue,
        long overdueItems,
        Money unappliedCash,

        @Schema(description = "Issued less withdrawn in the window.")
        Money sales,

        @Schema(description = "Invoices issued in the window less those withdrawn in it.")
        long invoices,

        Money collected,
        long settledItems,
        long settledLateItems,
        FiguresView figures) {

    /** @param closed what {@code window} changed */
    static CustomerFiguresView of(
            CustomerId customer,
            Currency currency,
            History history,
            Change closed,
            Window window,
            @Nullable Account account) {
        int last = history.length() - 1;
        Change end = history.balance(last);
        return new CustomerFiguresView(
                customer,
                account == null ? null : account.number(),
                account == null ? null : account.country(),
                new Money(end.get(Measure.RECEIVABLE_MINOR), currency),
                end.get(Measure.RECEIVABLE_COUNT),
                new Money(end.get(Measure.OVERDUE_MINOR), currency),
                end.get(Measure.OVERDUE_COUNT),
                new Money(end.get(Measure.UNAPPLIED_MINOR), currency),
                new Money(closed.salesMinor(), currency),
                closed.get(Measure.ISSUED_COUNT) - closed.get(Measure.CANCELLED_COUNT),
                new Money(closed.get(Measure.COLLECTED_MINOR), currency),
                closed.get(Measure.SETTLED_COUNT),
                closed.get(Measure.SETTLED_LATE_COUNT),
                FiguresView.of(history.figures(last, closed, window)));
    }
}
