package io.openitem.kit.inbox;

import io.openitem.contracts.Fact;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a service does with facts: called once per transaction with all that arrived, in order per key. */
@FunctionalInterface
public interface FactHandler<F extends Fact> {

    Uni<Void> handle(Tx tx, List<Received<F>> facts);
}
