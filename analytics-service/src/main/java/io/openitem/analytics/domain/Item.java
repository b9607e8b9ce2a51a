package io.openitem.analytics.domain;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of the ledger as its facts told it, with all that later facts of it need to be counted on the right days.
 *
 * @param country where its debtor was established when it was issued; figures by country keep to it
 * @param owedFrom the day from which it counts as owed
 * @param firstMove the earliest day on which something of it was paid; absent while nothing was
 * @param settledOn the day on which the last of it was paid; absent while something is open
 * @param cancelledOn the day on which it was withdrawn; absent where it was not
 */
public record Item(
        InvoiceId invoice,
        LegalEntityId legalEntity,
        CustomerId customer,
        CountryCode country,
        DocumentNumber number,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate owedFrom,
        Money amount,
        @Nullable LocalDate firstMove,
        @Nullable LocalDate settledOn,
        @Nullable LocalDate cancelledOn) {

    /** The day from which nothing of it is owed; absent while something is. */
    public @Nullable LocalDate closedOn() {
        return cancelledOn == null ? settledOn : cancelledOn;
    }

    List<Slice> slices() {
        return List.of(Slice.ALL, Slice.of(country), Slice.of(customer));
    }

    Item moved(LocalDate day) {
        LocalDate first = firstMove == null || day.isBefore(firstMove) ? day : firstMove;
        return with(first, settledOn, cancelledOn);
    }

    Item settled(@Nullable LocalDate day) {
        return with(firstMove, day, cancelledOn);
    }

    Item cancelled(LocalDate day) {
        return with(firstMove, settledOn, day);
    }

    private Item with(@Nullable LocalDate move, @Nullable LocalDate settled, @Nullable LocalDate cancelled) {
        return new Item(
                invoice,
                legalEntity,
                customer,
                country,
                number,
                issueDate,
                dueDate,
                owedFrom,
                amount,
                move,
                settled,
                cancelled);
    }

    /** What its settlement on a day says of how it was paid. */
    Change settlement(LocalDate day) {
        long minor = amount.minorUnits();
        long versusDue = ChronoUnit.DAYS.between(dueDate, day);
        long late = Math.max(0, versusDue);
        return Change.of(Measure.SETTLED_MINOR, minor)
                .with(Measure.SETTLED_COUNT, 1)
                .with(Measure.SETTLED_LATE_COUNT, late > 0 ? 1 : 0)
                .with(Measure.DAYS_LATE, late)
                .with(Measure.DAYS_VERSUS_DUE, versusDue)
                .with(Measure.AMOUNT_DAYS_LATE, Math.multiplyExact(minor, late))
                .with(Measure.AMOUNT_DAYS_VERSUS_DUE, Math.multiplyExact(minor, versusDue))
                .with(Measure.AMOUNT_TERMS, Math.multiplyExact(minor, ChronoUnit.DAYS.between(issueDate, dueDate)));
    }
}
