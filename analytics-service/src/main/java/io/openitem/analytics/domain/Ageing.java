package io.openitem.analytics.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is owed, split by how late or how old it is. The buckets do not overlap and leave nothing out, so they sum to what
 * is owed.
 */
public enum Ageing {
    /** By days past the due date; due on the day is not late. */
    DUE,
    /** By days since the date on the document. */
    DOCUMENT;

    private static final List<String> DUE_BUCKETS = List.of("current", "1-30", "31-60", "61-90", "91+");
    private static final List<String> DOCUMENT_BUCKETS = List.of("0-30", "31-60", "61-90", "91+");

    /** The first day of each bucket. */
    private static final List<Integer> DUE_FROM = List.of(Integer.MIN_VALUE, 1, 31, 61, 91);

    private static final List<Integer> DOCUMENT_FROM = List.of(Integer.MIN_VALUE, 31, 61, 91);

    /**
     * One bucket.
     *
     * @param minor in minor units
     */
    public record Bucket(String name, long minor, long items) {}

    /**
     * The days of a bucket.
     *
     * @param from the first
     * @param to the last; open upwards where it is {@link Integer#MAX_VALUE}
     */
    public record Range(int from, int to) {}

    /** The names of the buckets, from the youngest. */
    public List<String> buckets() {
        return this == DUE ? DUE_BUCKETS : DOCUMENT_BUCKETS;
    }

    /** The days of the bucket of this name; absent where there is none. */
    public @Nullable Range range(String bucket) {
        int index = buckets().indexOf(bucket);
        if (index < 0) {
            return null;
        }
        List<Integer> from = this == DUE ? DUE_FROM : DOCUMENT_FROM;
        return new Range(from.get(index), index + 1 < from.size() ? from.get(index + 1) - 1 : Integer.MAX_VALUE);
    }

    /** What is owed in all, then beyond 30, 60 and 90 days. */
    List<Measure> amounts() {
        return switch (this) {
            case DUE ->
                List.of(Measure.RECEIVABLE_MINOR, Measure.PAST30_MINOR, Measure.PAST60_MINOR, Measure.PAST90_MINOR);
            case DOCUMENT ->
                List.of(Measure.RECEIVABLE_MINOR, Measure.OLDER30_MINOR, Measure.OLDER60_MINOR, Measure.OLDER90_MINOR);
        };
    }

    /** The same in open items. */
    List<Measure> counts() {
        return switch (this) {
            case DUE ->
                List.of(Measure.RECEIVABLE_COUNT, Measure.PAST30_COUNT, Measure.PAST60_COUNT, Measure.PAST90_COUNT);
            case DOCUMENT ->
                List.of(Measure.RECEIVABLE_COUNT, Measure.OLDER30_COUNT, Measure.OLDER60_COUNT, Measure.OLDER90_COUNT);
        };
    }

    /** The buckets of a day from its balance. */
    public List<Bucket> of(Change balance) {
        long[] minor = beyond(balance, amounts(), Measure.OVERDUE_MINOR);
        long[] items = beyond(balance, counts(), Measure.OVERDUE_COUNT);
        List<String> names = buckets();
        List<Bucket> split = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            split.add(new Bucket(names.get(i), minor[i] - minor[i + 1], items[i] - items[i + 1]));
        }
        return List.copyOf(split);
    }

    /** What lies in each bucket and all older ones, and nothing beyond the oldest. */
    private long[] beyond(Change balance, List<Measure> measures, Measure overdue) {
        List<Measure> steps = new ArrayList<>(measures);
        if (this == DUE) {
            steps.add(1, overdue);
        }
        long[] beyond = new long[steps.size() + 1];
        for (int i = 0; i < steps.size(); i++) {
            beyond[i] = balance.get(steps.get(i));
        }
        return beyond;
    }
}
