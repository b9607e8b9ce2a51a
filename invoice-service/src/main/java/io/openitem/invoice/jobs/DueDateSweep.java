package io.openitem.invoice.jobs;

import io.openitem.invoice.app.InvoiceHandler;
import io.openitem.invoice.domain.InvoiceCommand;
import io.openitem.invoice.store.InvoiceStore;
import io.openitem.kit.clock.Sweep;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Notices that due dates have passed, each by the business date of its own legal entity. */
@ApplicationScoped
public class DueDateSweep implements Sweep {

    private final InvoiceStore store;
    private final InvoiceHandler handler;

    DueDateSweep(InvoiceStore store, InvoiceHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public String name() {
        return "due-dates";
    }

    @Override
    public Uni<Integer> sweep(Tx tx, int limit) {
        return store.lockPastDue(tx, limit).chain(ids -> {
            List<InvoiceCommand> commands = ids.stream()
                    .<InvoiceCommand>map(InvoiceCommand.PassDueDate::new)
                    .toList();
            return commands.isEmpty()
                    ? Uni.createFrom().item(0)
                    : handler.handleAll(tx, commands)
                            .map(folded -> folded.outcomes().size());
        });
    }
}
