package io.openitem.analytics.domain;

import io.openitem.contracts.Envelope;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.invoice.v1.AllocationAnswered;
import io.openitem.contracts.invoice.v1.CustomerChanged;
import io.openitem.contracts.invoice.v1.CustomerRegistered;
import io.openitem.contracts.invoice.v1.DisputeResolved;
import io.openitem.contracts.invoice.v1.InvoiceCancelled;
import io.openitem.contracts.invoice.v1.InvoiceDisputed;
import io.openitem.contracts.invoice.v1.InvoiceDueSoon;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.invoice.v1.InvoiceIssued;
import io.openitem.contracts.invoice.v1.InvoiceOverdue;
import io.openitem.contracts.invoice.v1.InvoiceSettled;
import io.openitem.contracts.invoice.v1.PaymentApplied;
import io.openitem.contracts.invoice.v1.PaymentUnapplied;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of many facts, summed up by the day on which they count. The basis:
 *
 * <ul>
 *   <li>sales count on the document's issue date and are undone on the date of the withdrawal;
 *   <li>an item is owed from its issue date, or from the business date of the fact where that is earlier: a document
 *       dated ahead is owed as soon as it is in the ledger, so that today's figure is what the ledger holds open;
 *   <li>an item is late from the first day after its due date, also when that was noticed later;
 *   <li>what is paid is owed no longer from the day the money came, and what is taken back is owed again from the day it
 *       went; an item counts as open until the latest day on which one of its payments counts;
 *   <li>a withdrawn item is neither owed nor late from the date of the withdrawal on.
 * </ul>
 *
 * <p>Keeps true: what is late on a day is never more than what is owed on it, because an item is owed from its issue date
 * at the latest, no item is due before that, and the ledger dates payments within that time.
 */
public final class Days {

    private final Map<Key, Change> changes =
            new TreeMap<>(Comparator.comparing((Key key) -> key.legalEntity().value())
                    .thenComparing(key -> key.currency().getCurrencyCode())
                    .thenComparing(Key::day));

    /** Which figures, and on which day. */
    public record Key(LegalEntityId legalEntity, Currency currency, LocalDate day) {}

    /** Adds what a fact changes. */
    public void add(Envelope envelope, InvoiceFact fact) {
        LegalEntityId entity = envelope.legalEntity();
        switch (fact) {
            case InvoiceIssued issued -> {
                LocalDate owedFrom = earlier(issued.issueDate(), envelope.businessDate());
                add(entity, issued.amount(), issued.issueDate(), Change.sale(minor(issued.amount())));
                add(entity, issued.openAmount(), owedFrom, Change.receivable(minor(issued.openAmount()), 1));
            }
            case InvoiceOverdue overdue ->
                add(
                        entity,
                        overdue.openAmount(),
                        overdue.overdueSince(),
                        Change.overdue(minor(overdue.openAmount()), 1));
            case InvoiceCancelled cancelled -> {
                // Only an item that nothing was paid on is withdrawn, so what ends is its full amount.
                Money gone = cancelled.amount();
                LocalDate day = cancelled.cancelledOn();
                add(entity, gone, day, Change.saleUndone(minor(gone)));
                add(entity, gone, day, Change.receivable(-minor(gone), -1));
                if (cancelled.wasOverdue()) {
                    add(entity, gone, day, Change.overdue(-minor(gone), -1));
                }
            }
            case PaymentApplied applied -> {
                long paid = minor(applied.amount());
                add(entity, applied.amount(), applied.paidOn(), Change.receivable(-paid, 0));
                addOverdue(
                        entity, applied.amount(), applied.overdueSince(), applied.paidOn(), Change.overdue(-paid, 0));
            }
            case PaymentUnapplied unapplied -> {
                Money owed = unapplied.amount();
                long items = owed.equals(unapplied.openAmount()) ? 1 : 0;
                LocalDate day = unapplied.unappliedOn();
                add(entity, owed, day, Change.receivable(minor(owed), items));
                addOverdue(entity, owed, unapplied.overdueSince(), day, Change.overdue(minor(owed), items));
            }
            case InvoiceSettled settled -> {
                LocalDate day = settled.settledOn();
                add(entity, settled.amount(), day, Change.receivable(0, -1));
                addOverdue(entity, settled.amount(), settled.overdueSince(), day, Change.overdue(0, -1));
            }
            // Says of allocations what the facts above say of items.
            case AllocationAnswered answered -> {}
            // What is announced or contested is owed as before.
            case InvoiceDueSoon soon -> {}
            case InvoiceDisputed disputed -> {}
            case DisputeResolved resolved -> {}
            case CustomerRegistered registered -> {}
            case CustomerChanged changed -> {}
        }
    }

    /** What changed, ordered by legal entity, currency and day, so that writers of the same days take turns. */
    public Map<Key, Change> changes() {
        return changes;
    }

    /** What became late later than it was paid never was late: it leaves on the day on which it came. */
    private void addOverdue(
            LegalEntityId entity, Money money, @Nullable LocalDate overdueSince, LocalDate day, Change change) {
        if (overdueSince != null) {
            add(entity, money, overdueSince.isAfter(day) ? overdueSince : day, change);
        }
    }

    private void add(LegalEntityId entity, Money money, LocalDate day, Change change) {
        changes.merge(new Key(entity, money.currency(), day), change, Change::plus);
    }

    private static long minor(Money money) {
        return money.minorUnits();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
