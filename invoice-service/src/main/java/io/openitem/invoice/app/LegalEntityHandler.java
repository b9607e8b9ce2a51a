package io.openitem.invoice.app;

import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.domain.LegalEntityCommand;
import io.openitem.invoice.domain.LegalEntityDecider;
import io.openitem.invoice.domain.LegalEntityEvent;
import io.openitem.invoice.domain.LegalEntityRejection;
import io.openitem.invoice.messaging.InvoicePublisher;
import io.openitem.invoice.store.LegalEntityStore;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The only writer of legal entities. */
@ApplicationScoped
public class LegalEntityHandler {

    private final LegalEntityStore store;
    private final Outbox outbox;

    LegalEntityHandler(LegalEntityStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** Decides the commands in their order and writes what follows; a refused one drops out alone. */
    public Uni<Fold.Folded<LegalEntityId, LegalEntity, LegalEntityEvent, LegalEntityRejection>> handleAll(
            Tx tx, List<LegalEntityCommand> commands) {
        Fold<LegalEntityId, LegalEntity, LegalEntityCommand, LegalEntityEvent, LegalEntityRejection> fold = new Fold<>(
                LegalEntityCommand::legalEntity,
                id -> new LegalEntity.Absent(),
                (state, command) -> LegalEntityDecider.decide(tx.now(), state, command),
                LegalEntity::evolve);
        return store.load(
                        tx,
                        commands.stream()
                                .map(LegalEntityCommand::legalEntity)
                                .distinct()
                                .toList())
                .chain(loaded -> {
                    var folded = fold.over(loaded, commands);
                    return write(tx, loaded, folded.changed())
                            .chain(() -> outbox.append(
                                    tx,
                                    folded.events().stream()
                                            .map(InvoicePublisher::ofLegalEntity)
                                            .toList()))
                            .replaceWith(folded);
                });
    }

    private Uni<Void> write(
            Tx tx,
            Map<LegalEntityId, Versioned<LegalEntity>> loaded,
            Map<LegalEntityId, Versioned<LegalEntity>> changed) {
        Uni<Void> written = Uni.createFrom().voidItem();
        for (Map.Entry<LegalEntityId, Versioned<LegalEntity>> entry : changed.entrySet()) {
            written = written.chain(() -> loaded.containsKey(entry.getKey())
                    ? store.update(tx, entry.getValue())
                    : store.insert(tx, entry.getValue()));
        }
        return written;
    }
}
