package io.openitem.dunning.messaging;

import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.contracts.reference.v1.ReferenceFact;
import io.openitem.dunning.store.LedgerCopies;
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

/** Reference data becomes our copy of it. */
@ApplicationScoped
public class ReferenceConsumer implements Subscriber {

    static final String NAME = "dunning-reference";

    private final Inbox inbox;
    private final LedgerCopies copies;

    ReferenceConsumer(Inbox inbox, LedgerCopies copies) {
        this.inbox = inbox;
        this.copies = copies;
    }

    /** What the channel hands in; public so that facts can be handed in by other means than the channel. */
    @Override
    public Subscription<ReferenceFact> subscription() {
        return new Subscription<>(NAME, ReferenceFact.class, this::handle);
    }

    @Incoming(NAME)
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.receive(records, subscription());
    }

    private Uni<Void> handle(Tx tx, List<Received<ReferenceFact>> facts) {
        return copies.saveCompanies(
                tx, facts.stream().map(ReferenceConsumer::company).toList());
    }

    private static LedgerCopies.Company company(Received<ReferenceFact> received) {
        return switch (received.fact()) {
            case LegalEntityChanged changed ->
                new LedgerCopies.Company(changed, received.envelope().aggregateVersion());
        };
    }
}
