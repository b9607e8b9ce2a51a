package io.openitem.analytics.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.analytics.api.AgeingView.BucketView;
import io.openitem.analytics.app.ItemQueries.Account;
import io.openitem.analytics.app.ItemQueries.AgedCustomer;
import io.openitem.analytics.domain.Ageing.Bucket;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer owes at the end of a day, by how late it is. */
@Schema(description = "What a customer owes at the end of a day, by how late it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgedCustomerView(
        CustomerId customerId,

        @Schema(description = "Of the account; left out where it has a form that could hold a name.") @Nullable
        String number,

        @Schema(description = "Where the debtor is established; left out while that is not known.") @Nullable
        String country,

        Money total,
        long items,
        Money overdue,
        long overdueItems,

        @Schema(description = "By how many days the item that was due first is past due; negative while none is due.")
        long oldestDaysPastDue,

        @Schema(description = "Days past due by amount, over all that is open: what is not due counts as zero.")
        String averageDaysPastDue,

        @Schema(description = "Days past due of what is overdue, by amount; left out where nothing is.") @Nullable
        String openDaysLate,

        List<BucketView> buckets) {

    private static final int DIGITS = 4;

    static AgedCustomerView of(AgedCustomer aged, @Nullable Account account) {
        Currency currency = aged.currency();
        long overdue = aged.overdueMinor();
        return new AgedCustomerView(
                aged.customer(),
                account == null ? null : account.number(),
                account == null ? null : account.country(),
                AgeingView.total(currency, aged.buckets()),
                AgeingView.items(aged.buckets()),
                new Money(overdue, currency),
                aged.buckets().stream().skip(1).mapToLong(Bucket::items).sum(),
                aged.oldestDays(),
                average(aged, AgeingView.total(currency, aged.buckets()).minorUnits()),
                overdue == 0 ? null : average(aged, overdue),
                BucketView.of(currency, aged.buckets()));
    }

    private static String average(AgedCustomer aged, long byMinor) {
        return aged.overdueAmountDays()
                .divide(BigDecimal.valueOf(byMinor), DIGITS, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
