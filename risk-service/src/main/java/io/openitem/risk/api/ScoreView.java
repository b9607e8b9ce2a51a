package io.openitem.risk.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.RatingClass;
import io.openitem.contracts.ReasonCode;
import io.openitem.risk.app.ScoreQueries.Past;
import io.openitem.risk.app.ScoreQueries.Scored;
import io.openitem.risk.domain.Behaviour;
import io.openitem.risk.domain.Reason;
import io.openitem.risk.domain.Score;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer's score as callers see it.
 *
 * @param points 0, the worst, to 1000; absent where there is no history to judge by
 * @param ratingClass {@code A}, the best, to {@code E}; absent as the points are
 * @param behaviour how the customer pays, in a word
 * @param judgedBy the currency whose dealings were looked at: of those with payments or anything overdue the one with
 *     most invoices
 * @param asOf the business date of the last look; absent where there was none yet
 * @param reasons most points lost first; where there is no score the reason for that
 * @param history the days on which score or behaviour changed, newest first
 */
@Schema(description = "A customer's score with what made it.")
public record ScoreView(
        CustomerId customerId,
        LegalEntityId legalEntity,

        @Schema(description = "0, the worst, to 1000; absent where there is no history to judge by.") @Nullable
        Integer points,

        @Nullable RatingClass ratingClass,
        BehaviourView behaviour,

        @Schema(
                description =
                        "The currency whose dealings were looked at: of those with payments or anything overdue the one"
                                + " with most invoices.")
        @Nullable
        String judgedBy,

        @Nullable LocalDate asOf,

        @Schema(description = "Most points lost first; where there is no score, the reason for that.")
        List<ReasonView> reasons,

        @Schema(description = "The days on which score or behaviour changed, newest first; not in lists.") @Nullable
        List<PastView> history) {

    /**
     * How a customer pays.
     *
     * @param code {@code new}, {@code good-payer}, {@code slow-payer} or {@code late}
     * @param text in the language that was asked for
     * @param since absent as long as it has never changed
     */
    @Schema(description = "How a customer pays, in a word.")
    public record BehaviourView(
            ReasonCode code, String text, @Nullable LocalDate since) {}

    /**
     * What one characteristic gave to the score.
     *
     * @param code such as {@code days-late}, or {@code no-history} where there is no score
     * @param text in the language that was asked for
     * @param measure in the characteristic's own unit; absent where it could not be measured
     * @param points how many it gave; absent where there is no score
     * @param pointsMax how many it gives at best; absent where there is no score
     */
    @Schema(description = "What one characteristic gave to the score.")
    public record ReasonView(
            ReasonCode code,
            String text,
            @Nullable Long measure,
            @Nullable Integer points,
            @Nullable Integer pointsMax) {}

    /** What was said of the customer from a day on. */
    @Schema(description = "What was said of the customer from a day on.")
    public record PastView(
            LocalDate asOf,
            @Nullable Integer points,
            @Nullable RatingClass ratingClass,
            ReasonCode behaviour) {}

    private static final ReasonCode NO_HISTORY = new ReasonCode("no-history");

    static ScoreView from(Scored scored, @Nullable List<Past> history, Words words) {
        Score score = scored.score();
        return new ScoreView(
                scored.customer(),
                scored.legalEntity(),
                score == null ? null : score.points(),
                score == null ? null : score.ratingClass(),
                new BehaviourView(scored.behaviour().code(), words.name(scored.behaviour()), scored.behaviourSince()),
                scored.judgedBy(),
                scored.asOf(),
                reasons(score, scored.reasons(), words),
                history == null ? null : history.stream().map(ScoreView::past).toList());
    }

    private static List<ReasonView> reasons(@Nullable Score score, List<Reason> reasons, Words words) {
        return score == null
                ? List.of(new ReasonView(NO_HISTORY, words.noHistory(), null, null, null))
                : reasons.stream()
                        .map(reason -> new ReasonView(
                                reason.characteristic().code(),
                                words.sentence(reason),
                                reason.measure(),
                                reason.points(),
                                reason.pointsMax()))
                        .toList();
    }

    private static PastView past(Past past) {
        Score score = past.score();
        Behaviour behaviour = past.behaviour();
        return new PastView(
                past.asOf(),
                score == null ? null : score.points(),
                score == null ? null : score.ratingClass(),
                behaviour.code());
    }
}
