package io.openitem.kit.tx;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a write again that another transaction has overtaken: the second attempt finds what the other wrote. */
public final class Attempts {

    /** One is enough for two callers; more help where a batch meets several others. */
    private static final int RETRIES = 5;

    private Attempts() {}

    public static <T> Uni<T> untilNotOvertaken(Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(Attempts::isOvertaken)
                .retry()
                .atMost(RETRIES);
    }

    private static boolean isOvertaken(@Nullable Throwable failure) {
        return failure instanceof Overtaken || (failure != null && failure.getCause() instanceof Overtaken);
    }
}
