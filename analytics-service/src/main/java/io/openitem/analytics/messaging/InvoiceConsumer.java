package io.openitem.analytics.messaging;

import io.openitem.analytics.app.Projection;
import io.openitem.analytics.store.Timeline;
import io.openitem.contracts.invoice.v1.InvoiceFact;
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

/** The ledger's facts become items, changes of days and entries of timelines. */
@ApplicationScoped
public class InvoiceConsumer implements Subscriber {

    static final String NAME = "analytics-invoice";

    private final Inbox inbox;
    private final Projection projection;
    private final Timeline timeline;
    private final Staleness staleness;

    InvoiceConsumer(Inbox inbox, Projection projection, Timeline timeline, Staleness staleness) {
        this.inbox = inbox;
        this.projection = projection;
        this.timeline = timeline;
        this.staleness = staleness;
    }

    /** What the channel hands in; public so that facts can be handed in by other means than the channel. */
    @Override
    public Subscription<InvoiceFact> subscription() {
        return new Subscription<>(NAME, InvoiceFact.class, this::handle);
    }

    @Incoming(NAME)
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(records, subscription());
    }

    private Uni<Void> handle(Tx tx, List<Received<InvoiceFact>> facts) {
        return projection
                .take(tx, facts)
                .chain(() -> timeline.add(tx, facts))
                .invoke(() -> staleness.record(tx, facts));
    }
}
