package io.openitem.risk.messaging;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.risk.v1.BehaviourChanged;
import io.openitem.contracts.risk.v1.CustomerRescored;
import io.openitem.contracts.risk.v1.Rating;
import io.openitem.contracts.risk.v1.RiskFact;
import io.openitem.contracts.risk.v1.ScoreReason;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.risk.domain.Score;
import io.openitem.risk.domain.StandingEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns each event of a standing into the one fact that others may rely on. */
public final class RiskPublisher {

    private RiskPublisher() {}

    /**
     * @param scorecard by which the customer was scored
     * @param version of the customer's facts of credit, from 1 without gaps
     * @param cause id of the fact that led to the event, absent where the passing of time did
     */
    public static Outgoing of(
            StandingEvent event,
            ReasonCode scorecard,
            CustomerId customer,
            LegalEntityId legalEntity,
            long version,
            @Nullable UUID cause) {
        return new Outgoing(
                fact(event, scorecard, customer),
                customer.toString(),
                customer.toString(),
                version,
                legalEntity,
                customer,
                event.on(),
                cause);
    }

    private static RiskFact fact(StandingEvent event, ReasonCode scorecard, CustomerId customer) {
        return switch (event) {
            case StandingEvent.Rescored rescored ->
                new CustomerRescored(
                        customer,
                        scorecard,
                        rescored.on(),
                        rating(rescored.score()),
                        rating(rescored.previous()),
                        rescored.reasons().stream()
                                .map(reason -> new ScoreReason(
                                        reason.characteristic().code(), reason.points(), reason.pointsMax()))
                                .toList());
            case StandingEvent.BehaviourChanged changed ->
                new BehaviourChanged(
                        customer,
                        changed.from().code(),
                        changed.to().code(),
                        changed.on(),
                        changed.habitDaysLate(),
                        changed.worstOpenDelayDays());
        };
    }

    private static @Nullable Rating rating(@Nullable Score score) {
        return score == null ? null : new Rating(score.points(), score.ratingClass());
    }
}
