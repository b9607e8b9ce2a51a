package io.openitem.dunning.jobs;

import io.openitem.dunning.app.CaseHandler;
import io.openitem.dunning.store.CaseStore;
import io.openitem.kit.clock.Sweep;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The day's run: looks at the cases whose day has come, each by the business date of its own legal entity. */
@ApplicationScoped
public class DunningRun implements Sweep {

    private final CaseStore store;
    private final CaseHandler handler;

    DunningRun(CaseStore store, CaseHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public String name() {
        return "dunning-run";
    }

    @Override
    public Uni<Integer> sweep(Tx tx, int limit) {
        return store.claim(tx, limit)
                .chain(customers -> customers.isEmpty() ? Uni.createFrom().item(0) : handler.review(tx, customers));
    }
}
