package io.openitem.risk.domain;

import java.math.BigInteger;

/**
 * What happened to a customer in one calendar month and one currency, as sums: facts give the same in whatever order they
 * come. Amounts are minor units.
 *
 * @param issuedCount invoices dated in the month, less those withdrawn in it or, ahead of their date, before it
 * @param issuedMinor their amounts
 * @param paidMinor what was paid in the month and applied to items
 * @param lateMinor of that, what came after its due date
 * @param lateMinorDays of that, each amount times its days late
 * @param returnedMinor what had been applied and was taken back in the month
 */
public record Month(
        long issuedCount,
        long issuedMinor,
        long paidMinor,
        long lateMinor,
        BigInteger lateMinorDays,
        long returnedMinor) {

    public static final Month NONE = new Month(0, 0, 0, 0, BigInteger.ZERO, 0);

    static Month issued(long amountMinor) {
        return new Month(1, amountMinor, 0, 0, BigInteger.ZERO, 0);
    }

    static Month withdrawn(long amountMinor) {
        return new Month(-1, -amountMinor, 0, 0, BigInteger.ZERO, 0);
    }

    /** @param daysLate zero or less where it came in time */
    static Month paid(long amountMinor, long daysLate) {
        return daysLate > 0
                ? new Month(
                        0,
                        0,
                        amountMinor,
                        amountMinor,
                        BigInteger.valueOf(amountMinor).multiply(BigInteger.valueOf(daysLate)),
                        0)
                : new Month(0, 0, amountMinor, 0, BigInteger.ZERO, 0);
    }

    static Month returned(long amountMinor) {
        return new Month(0, 0, 0, 0, BigInteger.ZERO, amountMinor);
    }

    public Month plus(Month other) {
        return new Month(
                issuedCount + other.issuedCount,
                issuedMinor + other.issuedMinor,
                paidMinor + other.paidMinor,
                lateMinor + other.lateMinor,
                lateMinorDays.add(other.lateMinorDays),
                returnedMinor + other.returnedMinor);
    }
}
