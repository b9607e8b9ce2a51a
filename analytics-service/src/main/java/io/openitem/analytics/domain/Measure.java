package io.openitem.analytics.domain;

/**
 * What is summed up day by day. Every measure is a change on a day, so the figure at the end of a day is the sum of the
 * days up to it, in whatever order facts arrived. Amounts are in minor units; "amount days" are amounts times days.
 */
public enum Measure {
    /** Sales of documents dated on the day. */
    ISSUED_MINOR,
    ISSUED_COUNT,
    /** Sales undone on the day, positive; those of a document dated ahead on its date. */
    CANCELLED_MINOR,
    CANCELLED_COUNT,
    /** Money that settled items on the day, less what was taken back on it. */
    COLLECTED_MINOR,
    /** Change of what is owed, and of the number of open items. */
    RECEIVABLE_MINOR,
    RECEIVABLE_COUNT,
    /** Of that, past the due date. */
    OVERDUE_MINOR,
    OVERDUE_COUNT,
    /** Overdue amounts times the day number of their due dates: gives how long they are overdue on any day. */
    OVERDUE_DUE_DAYS,
    /** Of the overdue, by more than 30, 60 and 90 days. */
    PAST30_MINOR,
    PAST30_COUNT,
    PAST60_MINOR,
    PAST60_COUNT,
    PAST90_MINOR,
    PAST90_COUNT,
    /** Of what is owed, on documents older than 30, 60 and 90 days. */
    OLDER30_MINOR,
    OLDER30_COUNT,
    OLDER60_MINOR,
    OLDER60_COUNT,
    OLDER90_MINOR,
    OLDER90_COUNT,
    /** Items settled on the day and not reopened since, by their full amounts. */
    SETTLED_MINOR,
    SETTLED_COUNT,
    /** Of them, after the due date. */
    SETTLED_LATE_COUNT,
    /** Days from due date to settlement, early ones as zero, and with their sign. */
    DAYS_LATE,
    DAYS_VERSUS_DUE,
    /** The same, each times the item's amount. */
    AMOUNT_DAYS_LATE,
    AMOUNT_DAYS_VERSUS_DUE,
    /** Amounts of settled items times their days from issue to due date. */
    AMOUNT_TERMS,
    /** Change of money that is allocated to nothing. */
    UNAPPLIED_MINOR
}
