package io.openitem.analytics.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.openitem.analytics.AnalyticsConfig;
import io.openitem.contracts.Fact;
import io.openitem.kit.inbox.Received;
import io.openitem.kit.tx.Tx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How old a fact is when it has reached the projection: the metric {@code openitem_analytics_staleness_seconds}. Measured
 * right before the commit. While the clock is simulated the age says nothing and is not recorded.
 */
@Singleton
class Staleness {

    private final Timer timer;
    private final Duration tolerance;

    Staleness(MeterRegistry meters, AnalyticsConfig config) {
        timer = Timer.builder("openitem.analytics.staleness")
                .description("Age of a fact when it reaches the projection")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(meters);
        tolerance = config.realClockTolerance();
    }

    <F extends Fact> void record(Tx tx, List<Received<F>> facts) {
        Instant now = Instant.now();
        if (Duration.between(tx.now(), now).abs().compareTo(tolerance) > 0) {
            return;
        }
        for (Received<F> received : facts) {
            Duration age = Duration.between(received.envelope().time(), now);
            timer.record(age.isNegative() ? Duration.ZERO : age);
        }
    }
}
