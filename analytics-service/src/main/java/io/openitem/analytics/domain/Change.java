package io.openitem.analytics.domain;

/**
 * What a day, or one fact, changes in the figures of one legal entity and currency. Changes add up in any order, which
 * is why the projection does not care how facts interleave.
 *
 * @param issuedMinor sales of documents dated on the day, in minor units
 * @param issuedCount how many documents that is
 * @param cancelledMinor sales undone on the day, in minor units, positive
 * @param cancelledCount how many documents that is
 * @param receivableMinor change of what is owed, in minor units
 * @param receivableCount change of the number of open items
 * @param overdueMinor change of what is owed and late, in minor units
 * @param overdueCount change of the number of late open items
 */
public record Change(
        long issuedMinor,
        long issuedCount,
        long cancelledMinor,
        long cancelledCount,
        long receivableMinor,
        long receivableCount,
        long overdueMinor,
        long overdueCount) {

    public static final Change NONE = new Change(0, 0, 0, 0, 0, 0, 0, 0);

    static Change sale(long minor) {
        return new Change(minor, 1, 0, 0, 0, 0, 0, 0);
    }

    static Change saleUndone(long minor) {
        return new Change(0, 0, minor, 1, 0, 0, 0, 0);
    }

    static Change receivable(long minor, long items) {
        return new Change(0, 0, 0, 0, minor, items, 0, 0);
    }

    static Change overdue(long minor, long items) {
        return new Change(0, 0, 0, 0, 0, 0, minor, items);
    }

    /** @throws ArithmeticException when a sum does not fit into 63 bits */
    public Change plus(Change other) {
        return new Change(
                Math.addExact(issuedMinor, other.issuedMinor),
                issuedCount + other.issuedCount,
                Math.addExact(cancelledMinor, other.cancelledMinor),
                cancelledCount + other.cancelledCount,
                Math.addExact(receivableMinor, other.receivableMinor),
                receivableCount + other.receivableCount,
                Math.addExact(overdueMinor, other.overdueMinor),
                overdueCount + other.overdueCount);
    }
}
