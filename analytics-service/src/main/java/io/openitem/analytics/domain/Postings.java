package io.openitem.analytics.domain;

import io.openitem.contracts.LegalEntityId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/**
 * The changes of many facts, summed up by the day on which they count.
 *
 * <p>What is owed moves on its own day; what of it is overdue, or overdue by more than 30 days, moves on that day or on
 * the day on which the item gets so late, whichever is later. So the state of an item on every future day is posted when
 * it changes, and nothing has to be done when a day passes.
 */
public final class Postings {

    /** Day numbers count from here: small enough that an amount times a day number fits into 63 bits. */
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private static final int MONTH = 30;

    private final Map<Key, Change> changes =
            new TreeMap<>(Comparator.comparing((Key key) -> key.legalEntity().value())
                    .thenComparing(key -> key.currency().getCurrencyCode())
                    .thenComparing(key -> key.slice().text())
                    .thenComparing(Key::day));

    /** Which figures, and on which day. */
    public record Key(LegalEntityId legalEntity, Currency currency, Slice slice, LocalDate day) {}

    /** The number of a day, as {@link Measure#OVERDUE_DUE_DAYS} counts. */
    public static long dayNumber(LocalDate day) {
        return day.toEpochDay() - EPOCH.toEpochDay();
    }

    /** What changed, in the order of the key, so that writers of the same days take turns. */
    public Map<Key, Change> changes() {
        return changes;
    }

    void add(LegalEntityId entity, Currency currency, Slice slice, LocalDate day, Change change) {
        changes.merge(new Key(entity, currency, slice, day), change, Change::plus);
    }

    /** A change of an item in all its slices. */
    void add(Item item, LocalDate day, Change change) {
        for (Slice slice : item.slices()) {
            add(item.legalEntity(), item.amount().currency(), slice, day, change);
        }
    }

    /**
     * A change of what is owed on an item.
     *
     * @param minor by how much, in minor units
     * @param items by how many open items: one, none or minus one
     */
    void owe(Item item, LocalDate day, long minor, long items) {
        add(item, day, Change.of(Measure.RECEIVABLE_MINOR, minor).with(Measure.RECEIVABLE_COUNT, items));
        add(
                item,
                later(day, item.dueDate(), 1),
                Change.of(Measure.OVERDUE_MINOR, minor)
                        .with(Measure.OVERDUE_COUNT, items)
                        .with(Measure.OVERDUE_DUE_DAYS, Math.multiplyExact(minor, dayNumber(item.dueDate()))));
        for (Slice slice : item.slices()) {
            if (slice.hasAgeing()) {
                age(item, slice, later(day, item.dueDate(), MONTH + 1), past(1, minor, items));
                age(item, slice, later(day, item.dueDate(), 2 * MONTH + 1), past(2, minor, items));
                age(item, slice, later(day, item.dueDate(), 3 * MONTH + 1), past(3, minor, items));
                age(item, slice, later(day, item.issueDate(), MONTH + 1), older(1, minor, items));
                age(item, slice, later(day, item.issueDate(), 2 * MONTH + 1), older(2, minor, items));
                age(item, slice, later(day, item.issueDate(), 3 * MONTH + 1), older(3, minor, items));
            }
        }
    }

    private void age(Item item, Slice slice, LocalDate day, Change change) {
        add(item.legalEntity(), item.amount().currency(), slice, day, change);
    }

    private static Change past(int months, long minor, long items) {
        return Change.of(Ageing.DUE.amounts().get(months), minor)
                .with(Ageing.DUE.counts().get(months), items);
    }

    private static Change older(int months, long minor, long items) {
        return Change.of(Ageing.DOCUMENT.amounts().get(months), minor)
                .with(Ageing.DOCUMENT.counts().get(months), items);
    }

    private static LocalDate later(LocalDate day, LocalDate from, int days) {
        LocalDate reached = from.plusDays(days);
        return day.isAfter(reached) ? day : reached;
    }
}
