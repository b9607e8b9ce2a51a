package io.openitem.analytics.messaging;

import io.openitem.analytics.domain.Days;
import io.openitem.analytics.store.DailyFigures;
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

/** The ledger's facts become changes of days. */
@ApplicationScoped
public class InvoiceConsumer implements Subscriber {

    static final String NAME = "analytics-invoice";

    private final Inbox inbox;
    private final DailyFigures figures;
    private final Staleness staleness;

    InvoiceConsumer(Inbox inbox, DailyFigures figures, Staleness staleness) {
        this.inbox = inbox;
        this.figures = figures;
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
        Days days = new Days();
        facts.forEach(received -> days.add(received.envelope(), received.fact()));
        return figures.add(tx, days.changes()).invoke(() -> staleness.record(tx, facts));
    }
}
