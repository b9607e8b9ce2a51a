package io.openitem.invoice.jobs;

import io.openitem.invoice.InvoiceConfig;
import io.openitem.invoice.app.InvoiceHandler;
import io.openitem.invoice.domain.InvoiceCommand;
import io.openitem.invoice.store.InvoiceStore;
import io.openitem.kit.clock.Sweep;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Notices that due dates are near, each by the business date of its own legal entity, and each once. */
@ApplicationScoped
public class DueSoonSweep implements Sweep {

    private final InvoiceStore store;
    private final InvoiceHandler handler;
    private final int daysAhead;

    DueSoonSweep(InvoiceStore store, InvoiceHandler handler, InvoiceConfig config) {
        this.store = store;
        this.handler = handler;
        this.daysAhead = config.dueSoonDays();
    }

    @Override
    public String name() {
        return "due-soon";
    }

    @Override
    public Uni<Integer> sweep(Tx tx, int limit) {
        return store.lockDueSoon(tx, daysAhead, limit).chain(ids -> {
            List<InvoiceCommand> commands = ids.stream()
                    .<InvoiceCommand>map(id -> new InvoiceCommand.AnnounceDueDate(id, daysAhead))
                    .toList();
            return commands.isEmpty()
                    ? Uni.createFrom().item(0)
                    : handler.handleAll(tx, commands)
                            .map(folded -> folded.outcomes().size());
        });
    }
}
