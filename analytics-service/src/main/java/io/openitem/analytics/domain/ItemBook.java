package io.openitem.analytics.domain;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.InvoiceId;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the ledger's facts, in the order of each customer, into items and into what each day changes. The basis:
 *
 * <ul>
 *   <li>sales count on the document's issue date and are undone on the date of the withdrawal, those of a document
 *       dated ahead not before they count;
 *   <li>an item is owed from its issue date, or from the business date of the fact where that is earlier: a document
 *       dated ahead is owed as soon as it is in the ledger, so that today's figure is what the ledger holds open;
 *   <li>an item is late from the day after its due date, by the calendar alone, whenever anybody notices;
 *   <li>what is paid is owed no longer from the day the money came, and what is taken back is owed again from the day it
 *       went; an item counts as open until the latest day on which one of its payments counts, and again from the day
 *       on which one was taken back, if that is later;
 *   <li>an item that is open again was not settled: it leaves the day on which it had been, so that what is said of the
 *       items settled in any window is said of whole items;
 *   <li>a withdrawn item is neither owed nor late from the date of the withdrawal on.
 * </ul>
 */
public final class ItemBook {

    /** By ISO 3166-1 free for use: the debtor's country was never told. */
    public static final CountryCode UNKNOWN_COUNTRY = new CountryCode("ZZ");

    private final Map<InvoiceId, Item> known = new HashMap<>();
    private final Map<CustomerId, CountryCode> countries;
    private final Map<InvoiceId, Item> changed = new LinkedHashMap<>();
    private final Map<Move, Long> moves = new HashMap<>();
    private final Postings postings = new Postings();

    /** A day on which what is owed on an item changed after it was issued. */
    public record Move(Item item, LocalDate day) {}

    /**
     * @param items those that the facts speak of, as far as they are known already
     * @param countries where the debtors are established, as far as that is known already
     */
    public ItemBook(Collection<Item> items, Map<CustomerId, CountryCode> countries) {
        items.forEach(item -> known.put(item.invoice(), item));
        this.countries = new HashMap<>(countries);
    }

    /**
     * Takes a fact in.
     *
     * @throws IllegalStateException when it speaks of an item that was never issued
     */
    public void add(Envelope envelope, InvoiceFact fact) {
        switch (fact) {
            case CustomerRegistered registered -> countries.put(registered.customer(), registered.country());
            case CustomerChanged change -> countries.put(change.customer(), change.country());
            case InvoiceIssued issued -> issue(envelope, issued);
            case InvoiceCancelled cancelled -> cancel(item(cancelled.invoice()), cancelled.cancelledOn());
            case PaymentApplied applied ->
                pay(item(applied.invoice()), applied.paidOn(), applied.amount().minorUnits());
            case PaymentUnapplied unapplied ->
                takeBack(
                        item(unapplied.invoice()),
                        unapplied.unappliedOn(),
                        unapplied.amount().minorUnits());
            case InvoiceSettled settled -> settle(item(settled.invoice()), settled.settledOn());
            // Items get late by the calendar, and a disputed one is owed like any other.
            case InvoiceDueSoon soon -> {}
            case InvoiceOverdue overdue -> {}
            case InvoiceDisputed disputed -> {}
            case DisputeResolved resolved -> {}
            // Says of allocations what the facts above say of items.
            case AllocationAnswered answered -> {}
        }
    }

    /** The items that changed, as they are now. */
    public Collection<Item> items() {
        return changed.values();
    }

    /** By how much, in minor units, what is owed changed on each day. */
    public Map<Move, Long> moves() {
        Map<Move, Long> latest = new HashMap<>();
        moves.forEach((move, minor) ->
                latest.merge(new Move(item(move.item().invoice()), move.day()), minor, Math::addExact));
        return latest;
    }

    public Postings postings() {
        return postings;
    }

    private void issue(Envelope envelope, InvoiceIssued issued) {
        Money amount = issued.amount();
        LocalDate owedFrom = earlier(issued.issueDate(), envelope.businessDate());
        Item item = new Item(
                issued.invoice(),
                envelope.legalEntity(),
                issued.customer(),
                countries.getOrDefault(issued.customer(), UNKNOWN_COUNTRY),
                issued.number(),
                issued.issueDate(),
                issued.dueDate(),
                owedFrom,
                amount,
                null,
                null,
                null);
        keep(item);
        postings.add(
                item,
                issued.issueDate(),
                Change.of(Measure.ISSUED_MINOR, amount.minorUnits()).with(Measure.ISSUED_COUNT, 1));
        postings.owe(item, owedFrom, amount.minorUnits(), 1);
    }

    /**
     * Only an item that nothing is paid on is withdrawn, so what ends is its full amount. It is owed no longer at once;
     * a sale that is dated ahead is undone on its own day, for until then there is none.
     */
    private void cancel(Item item, LocalDate day) {
        long minor = item.amount().minorUnits();
        keep(item.cancelled(day));
        postings.add(
                item,
                later(day, item.issueDate()),
                Change.of(Measure.CANCELLED_MINOR, minor).with(Measure.CANCELLED_COUNT, 1));
        postings.owe(item, day, -minor, -1);
    }

    private void pay(Item item, LocalDate day, long minor) {
        move(item, day, -minor);
        postings.add(item, day, Change.of(Measure.COLLECTED_MINOR, minor));
        postings.owe(item, day, -minor, 0);
    }

    private void takeBack(Item item, LocalDate day, long minor) {
        LocalDate settledOn = item.settledOn();
        move(item.settled(null), day, minor);
        postings.add(item, day, Change.of(Measure.COLLECTED_MINOR, -minor));
        postings.owe(item, day, minor, 0);
        if (settledOn != null) {
            // Taken back before another part came, it was never closed: it is counted once all along.
            postings.owe(item, later(day, settledOn), 0, 1);
            postings.add(item, settledOn, item.settlement(settledOn).negated());
        }
    }

    private void settle(Item item, LocalDate day) {
        keep(item.settled(day));
        postings.owe(item, day, 0, -1);
        postings.add(item, day, item.settlement(day));
    }

    private void move(Item item, LocalDate day, long minor) {
        Item moved = item.moved(day);
        keep(moved);
        moves.merge(new Move(moved, day), minor, Math::addExact);
    }

    private void keep(Item item) {
        known.put(item.invoice(), item);
        changed.put(item.invoice(), item);
    }

    private Item item(InvoiceId invoice) {
        Item item = known.get(invoice);
        if (item == null) {
            throw new IllegalStateException(invoice + " was never issued");
        }
        return item;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
