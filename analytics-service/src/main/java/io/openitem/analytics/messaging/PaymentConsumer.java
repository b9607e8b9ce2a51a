package io.openitem.analytics.messaging;

import io.openitem.analytics.domain.UnappliedCash;
import io.openitem.analytics.store.DailyFigures;
import io.openitem.analytics.store.Timeline;
import io.openitem.contracts.payment.v1.PaymentFact;
import io.openitem.contracts.payment.v1.UnappliedCashChanged;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.inbox.Received;
import io.openitem.kit.inbox.Subscriber;
import io.openitem.kit.inbox.Subscription;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Cash application's facts become unapplied cash and entries of timelines. */
@ApplicationScoped
public class PaymentConsumer implements Subscriber {

    static final String NAME = "analytics-payment";

    private final Inbox inbox;
    private final DailyFigures figures;
    private final Timeline timeline;

    PaymentConsumer(Inbox inbox, DailyFigures figures, Timeline timeline) {
        this.inbox = inbox;
        this.figures = figures;
        this.timeline = timeline;
    }

    /** What the channel hands in; public so that facts can be handed in by other means than the channel. */
    @Override
    public Subscription<PaymentFact> subscription() {
        return new Subscription<>(NAME, PaymentFact.class, this::handle);
    }

    @Incoming(NAME)
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(records, subscription());
    }

    private Uni<Void> handle(Tx tx, List<Received<PaymentFact>> facts) {
        UnappliedCash cash = new UnappliedCash();
        for (Received<PaymentFact> received : facts) {
            if (received.fact() instanceof UnappliedCashChanged changed) {
                cash.add(received.envelope(), changed);
            }
        }
        return figures.add(tx, cash.postings().changes()).chain(() -> timeline.add(tx, facts));
    }
}
