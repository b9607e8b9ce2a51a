package io.openitem.kit.clock;

import io.smallrye.mutiny.Uni;

/**
 * Work that sweeps lead to and that cannot be one transaction, because it waits for others in between. It opens short
 * transactions of its own and may be interrupted at any moment without losing anything.
 */
public interface Errand {

    /** Names the errand in logs and metrics. */
    String name();

    /** Does what is to be done now, after all sweeps, also beside other instances; gives how many items it handled. */
    Uni<Integer> run();
}
