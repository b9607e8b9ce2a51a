package io.openitem.risk.domain;

import io.openitem.contracts.RatingClass;
import io.openitem.contracts.ReasonCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How points are given: data, so that it can be read, questioned and replaced. Keeps true: the best points of all lines
 * sum to 1000, each characteristic has one line, bins rise and cover every measure, classes cover every score.
 *
 * @param code names the version; another content has another code
 * @param immaterialMinor open items of less than so many minor units are not counted as late
 * @param lines in the order in which they are shown
 * @param classes best first
 */
public record Scorecard(
        ReasonCode code, long immaterialMinor, List<Line> lines, List<Limit> classes, Behaviours behaviours) {

    public static final int POINTS_MAX = 1000;

    /** @param missing points where the characteristic cannot be measured */
    public record Line(Characteristic characteristic, int missing, List<Bin> bins) {

        public Line {
            bins = List.copyOf(bins);
            requireRising(characteristic, bins);
            if (missing < 0 || bins.stream().anyMatch(bin -> bin.points() < 0)) {
                throw new IllegalArgumentException(characteristic.code() + " takes points away");
            }
        }

        public int pointsMax() {
            return bins.stream().mapToInt(Bin::points).max().orElse(0);
        }

        int points(@Nullable Long measure) {
            if (measure == null) {
                return missing;
            }
            return bins.stream()
                    .filter(bin -> bin.holds(measure))
                    .findFirst()
                    .orElseThrow()
                    .points();
        }

        private static void requireRising(Characteristic characteristic, List<Bin> bins) {
            if (bins.isEmpty() || bins.getLast().upTo() != null) {
                throw new IllegalArgumentException("The last bin of " + characteristic.code() + " has no limit");
            }
            for (int i = 1; i < bins.size() - 1; i++) {
                if (bins.get(i).limit() <= bins.get(i - 1).limit()) {
                    throw new IllegalArgumentException("The bins of " + characteristic.code() + " do not rise");
                }
            }
        }
    }

    /** @param upTo the largest measure that falls into it; absent for the last bin */
    public record Bin(@Nullable Long upTo, int points) {

        boolean holds(long measure) {
            return measure <= limit();
        }

        private long limit() {
            return upTo == null ? Long.MAX_VALUE : upTo;
        }
    }

    /** @param from the fewest points of the class */
    public record Limit(RatingClass ratingClass, int from) {}

    /**
     * How a customer's way of paying is named. What makes one good or late is less than what ends it, so that a customer
     * at a limit is not renamed every day.
     *
     * @param goodUpTo days late on average with which a customer becomes a good payer
     * @param slowBeyond days late on average beyond which a good payer is one no longer
     * @param lateBeyondHabit days by which an open item exceeds the habit for the customer to be late
     * @param lateUntilHabit days by which it still exceeds the habit while the customer stays late
     */
    public record Behaviours(int goodUpTo, int slowBeyond, int lateBeyondHabit, int lateUntilHabit) {

        public Behaviours {
            if (goodUpTo > slowBeyond || lateUntilHabit > lateBeyondHabit) {
                throw new IllegalArgumentException("What ends a behaviour must lie beyond what makes it");
            }
        }
    }

    public Scorecard {
        lines = List.copyOf(lines);
        classes = List.copyOf(classes);
        requireEachOnce(lines);
        requireFalling(classes);
        if (lines.stream().mapToInt(Line::pointsMax).sum() != POINTS_MAX) {
            throw new IllegalArgumentException("The best points do not sum to " + POINTS_MAX);
        }
    }

    RatingClass classOf(int points) {
        return classes.stream()
                .filter(limit -> points >= limit.from())
                .findFirst()
                .orElseThrow()
                .ratingClass();
    }

    private static void requireEachOnce(List<Line> lines) {
        Set<Characteristic> missing = EnumSet.allOf(Characteristic.class);
        for (Line line : lines) {
            if (!missing.remove(line.characteristic())) {
                throw new IllegalArgumentException(line.characteristic().code() + " has two lines");
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("There is no line of " + missing);
        }
    }

    private static void requireFalling(List<Limit> classes) {
        if (classes.isEmpty() || classes.getLast().from() != 0) {
            throw new IllegalArgumentException("The last class begins at 0");
        }
        for (int i = 1; i < classes.size(); i++) {
            if (classes.get(i).from() >= classes.get(i - 1).from()) {
                throw new IllegalArgumentException("The classes do not fall");
            }
        }
    }
}
