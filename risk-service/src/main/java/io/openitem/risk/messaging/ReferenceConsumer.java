package io.openitem.risk.messaging;

import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.contracts.reference.v1.ReferenceFact;
import io.openitem.kit.inbox.Inbox;
import io.openitem.kit.inbox.Received;
import io.openitem.kit.inbox.Subscriber;
import io.openitem.kit.inbox.Subscription;
import io.openitem.kit.tx.Tx;
import io.openitem.risk.store.LegalEntities;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reference data becomes our copy of it. */
@ApplicationScoped
public class ReferenceConsumer implements Subscriber {

    static final String NAME = "risk-reference";

    private final Inbox inbox;
    private final LegalEntities entities;

    ReferenceConsumer(Inbox inbox, LegalEntities entities) {
        this.inbox = inbox;
        this.entities = entities;
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
        return entities.save(tx, facts.stream().map(ReferenceConsumer::version).toList());
    }

    private static LegalEntities.Version version(Received<ReferenceFact> received) {
        return switch (received.fact()) {
            case LegalEntityChanged changed ->
                new LegalEntities.Version(
                        changed.legalEntity(),
                        changed.timeZone(),
                        received.envelope().aggregateVersion());
        };
    }
}
