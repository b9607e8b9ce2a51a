package io.openitem.kit.tx;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Where a caller's transaction may run: on the context that the caller is on, whatever thread its answer comes from. */
public final class CallersContext {

    private CallersContext() {}

    /** What follows {@code uni} runs where this was called; where there is no context, it runs wherever {@code uni} ends. */
    public static <T> Uni<T> keep(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }
}
