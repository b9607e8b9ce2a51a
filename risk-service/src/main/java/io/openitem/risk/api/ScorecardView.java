package io.openitem.risk.api;

import io.openitem.contracts.RatingClass;
import io.openitem.contracts.ReasonCode;
import io.openitem.risk.domain.Scorecard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How points are given.
 *
 * @param code the version
 * @param immaterialMinor open items of less than so many minor units of their currency are not counted as late
 * @param classes best first
 * @param behaviours what makes and ends a way of paying, in days
 */
@Schema(description = "How points are given; a score is the sum over all characteristics.")
public record ScorecardView(
        ReasonCode code,
        int pointsMax,
        long immaterialMinor,
        List<LineView> characteristics,
        List<ClassView> classes,
        BehavioursView behaviours) {

    /**
     * A characteristic.
     *
     * @param text what it is called, in the language that was asked for
     * @param missing points where it cannot be measured
     */
    @Schema(description = "A characteristic and what it is worth.")
    public record LineView(ReasonCode code, String text, int pointsMax, int missing, List<BinView> bins) {}

    /** @param upTo the largest measure that falls into it; absent for the last */
    @Schema(description = "Points for measures up to a limit; the last has none.")
    public record BinView(@Nullable Long upTo, int points) {}

    /** @param from the fewest points of the class */
    @Schema(description = "A class and the fewest points of it.")
    public record ClassView(RatingClass ratingClass, int from) {}

    /**
     * Limits of ways of paying.
     *
     * @param goodUpTo days late on average with which a customer becomes a good payer
     * @param slowBeyond days late on average beyond which a good payer is one no longer
     * @param lateBeyondHabit days by which an open item exceeds the habit for the customer to be late
     * @param lateUntilHabit days by which it still exceeds the habit while the customer stays late
     */
    @Schema(description = "What makes and what ends a way of paying, in days.")
    public record BehavioursView(int goodUpTo, int slowBeyond, int lateBeyondHabit, int lateUntilHabit) {}

    static ScorecardView from(Scorecard card, Words words) {
        Scorecard.Behaviours behaviours = card.behaviours();
        return new ScorecardView(
                card.code(),
                Scorecard.POINTS_MAX,
                card.immaterialMinor(),
                card.lines().stream().map(line -> line(line, words)).toList(),
                card.classes().stream()
                        .map(limit -> new ClassView(limit.ratingClass(), limit.from()))
                        .toList(),
                new BehavioursView(
                        behaviours.goodUpTo(),
                        behaviours.slowBeyond(),
                        behaviours.lateBeyondHabit(),
                        behaviours.lateUntilHabit()));
    }

    private static LineView line(Scorecard.Line line, Words words) {
        return new LineView(
                line.characteristic().code(),
                words.name(line.characteristic()),
                line.pointsMax(),
                line.missing(),
                line.bins().stream()
                        .map(bin -> new BinView(bin.upTo(), bin.points()))
                        .toList());
    }
}
