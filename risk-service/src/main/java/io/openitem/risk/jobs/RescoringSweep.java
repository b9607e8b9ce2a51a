package io.openitem.risk.jobs;

import io.openitem.kit.clock.Sweep;
import io.openitem.kit.tx.Tx;
import io.openitem.risk.app.RiskHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks again at customers whom the passing of days may have changed, each by the date of its own legal entity. */
@ApplicationScoped
public class RescoringSweep implements Sweep {

    private final RiskHandler handler;

    RescoringSweep(RiskHandler handler) {
        this.handler = handler;
    }

    @Override
    public String name() {
        return "rescoring";
    }

    @Override
    public Uni<Integer> sweep(Tx tx, int limit) {
        return handler.lookAgain(tx, limit);
    }
}
