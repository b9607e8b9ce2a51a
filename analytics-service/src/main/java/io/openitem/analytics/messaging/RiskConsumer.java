package io.openitem.analytics.messaging;

import io.openitem.analytics.store.Timeline;
import io.openitem.contracts.risk.v1.RiskFact;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.inbox.Subscriber;
import io.openitem.kit.inbox.Subscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Credit's facts become entries of timelines. */
@ApplicationScoped
public class RiskConsumer implements Subscriber {

    static final String NAME = "analytics-risk";

    private final Inbox inbox;
    private final Timeline timeline;

    RiskConsumer(Inbox inbox, Timeline timeline) {
        this.inbox = inbox;
        this.timeline = timeline;
    }

    /** What the channel hands in; public so that facts can be handed in by other means than the channel. */
    @Override
    public Subscription<RiskFact> subscription() {
        return new Subscription<>(NAME, RiskFact.class, timeline::add);
    }

    @Incoming(NAME)
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(records, subscription());
    }
}
