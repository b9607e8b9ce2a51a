package io.openitem.analytics.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.analytics.domain.Ageing;
import io.openitem.analytics.domain.Ageing.Bucket;
import io.openitem.analytics.domain.Figure;
import io.openitem.analytics.domain.Formulae;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is owed at the end of a day, by how late or how old it is. */
@Schema(description = "What is owed at the end of a day, by how late or how old it is.")
public record AgeingView(
        LegalEntityId legalEntity,
        LocalDate asOf,

        @Schema(
                description = "By days past the due date, or by days since the issue date.",
                enumeration = {"due", "document"})
        String basis,

        List<CurrencyView> currencies) {

    /** One currency. */
    @Schema(name = "AgeingCurrencyView", description = "What is owed in one currency.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CurrencyView(
            @Schema(description = "ISO 4217.") String currency,
            Money total,

            @Schema(description = "Open invoices.") long items,

            @Schema(
                    description =
                            "Money of known customers that is allocated to nothing; a line of its own, in no bucket."
                                    + " Left out for a country, where it is not known.")
            @Nullable
            Money unappliedCash,

            List<BucketView> buckets) {

        static CurrencyView of(Currency currency, List<Bucket> buckets, @Nullable Money unappliedCash) {
            return new CurrencyView(
                    currency.getCurrencyCode(),
                    AgeingView.total(currency, buckets),
                    AgeingView.items(buckets),
                    unappliedCash,
                    BucketView.of(currency, buckets));
        }
    }

    /** One bucket. */
    @Schema(description = "One bucket; they do not overlap and sum to the total.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BucketView(
            @Schema(enumeration = {"current", "1-30", "0-30", "31-60", "61-90", "91+"})
            String bucket,

            Money amount,
            long items,

            @Schema(description = "Of the total, four digits; left out where the total is zero.") @Nullable
            String percent) {

        static List<BucketView> of(Currency currency, List<Bucket> buckets) {
            long owed = total(currency, buckets).minorUnits();
            return buckets.stream()
                    .map(bucket -> new BucketView(
                            bucket.name(),
                            new Money(bucket.minor(), currency),
                            bucket.items(),
                            value(Formulae.shareOfOwed(bucket.minor(), owed))))
                    .toList();
        }
    }

    static Money total(Currency currency, List<Bucket> buckets) {
        return new Money(buckets.stream().mapToLong(Bucket::minor).sum(), currency);
    }

    static long items(List<Bucket> buckets) {
        return buckets.stream().mapToLong(Bucket::items).sum();
    }

    static @Nullable String value(Figure figure) {
        return switch (figure) {
            case Figure.Known known -> known.value().toPlainString();
            case Figure.Absent absent -> null;
        };
    }

    static AgeingView of(LegalEntityId entity, LocalDate asOf, Ageing basis, List<CurrencyView> currencies) {
        return new AgeingView(entity, asOf, FigureView.code(basis), currencies);
    }
}
