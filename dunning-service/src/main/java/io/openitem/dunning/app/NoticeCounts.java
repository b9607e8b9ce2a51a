package io.openitem.dunning.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openitem.dunning.domain.NoticeEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What became of notices, as the metric {@code openitem_notices_total} by outcome. Counted when it is written: what a
 * transaction undoes was counted, so the exact numbers are those of the facts.
 */
@Startup
@ApplicationScoped
public class NoticeCounts {

    private final Counter sent;
    private final Counter suppressed;
    private final Counter failed;
    private final Counter unconfirmed;

    /** All outcomes are told from the start, so that nothing sent is a zero and no gap. */
    NoticeCounts(MeterRegistry meters) {
        sent = counter(meters, "sent");
        suppressed = counter(meters, "suppressed");
        failed = counter(meters, "failed");
        unconfirmed = counter(meters, "unconfirmed");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("openitem.notices")
                .description("Notices by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    void count(NoticeEvent event) {
        Counter counter = of(event);
        if (counter != null) {
            counter.increment();
        }
    }

    private @Nullable Counter of(NoticeEvent event) {
        return switch (event) {
            case NoticeEvent.Sent done -> sent;
            case NoticeEvent.Suppressed done -> suppressed;
            case NoticeEvent.HeldBack done -> suppressed;
            case NoticeEvent.Failed done -> failed;
            case NoticeEvent.Lost done -> unconfirmed;
            case NoticeEvent.Announced step -> null;
            case NoticeEvent.DueAgain step -> null;
            case NoticeEvent.SendingStarted step -> null;
            case NoticeEvent.PutBack step -> null;
        };
    }
}
