package io.openitem.invoice.domain;

import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How far an invoice is paid.
 *
 * <p>Keeps true: on no day do the payments that count on it exceed the document, because a payment that comes after
 * another was taken back counts from that day at the earliest.
 *
 * @param applied what payments have settled; never negative
 * @param paidUpTo the latest day on which one of them counts; absent before the first
 * @param reopenedOn the latest day on which one was taken back; absent before the first
 */
public record Settlement(
        Money applied,
        @Nullable LocalDate paidUpTo,
        @Nullable LocalDate reopenedOn) {

    /** Nothing paid yet. */
    public static Settlement none(Currency currency) {
        return new Settlement(Money.zero(currency), null, null);
    }

    Settlement plus(Money amount, LocalDate paidOn) {
        return new Settlement(applied.plus(amount), later(paidUpTo, paidOn), reopenedOn);
    }

    Settlement minus(Money amount, LocalDate unappliedOn) {
        return new Settlement(applied.minus(amount), paidUpTo, later(reopenedOn, unappliedOn));
    }

    /** The later of two days; an absent one is before all others. */
    static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
