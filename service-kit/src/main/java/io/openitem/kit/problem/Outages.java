package io.openitem.kit.problem;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that passes by itself (no connection, no answer in time, a deadlock) from a fault of ours. */
final class Outages {

    private static final int MAX_DEPTH = 20;

    /** Classes and states of SQL that mean: nothing is wrong with the statement, try again. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03");

    private Outages() {}

    static boolean isOne(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (passes(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case PgException refused -> passes(refused.getSqlState());
            case ConnectException noConnection -> true;
            case UnknownHostException noHost -> true;
            case ClosedConnectionException closed -> true;
            case TimeoutException late -> true;
            case io.smallrye.mutiny.TimeoutException late -> true;
            // The pool says so, without a type of its own, when no connection became free in time.
            default -> cause.getClass().getName().startsWith("io.vertx.core.") && "Timeout".equals(cause.getMessage());
        };
    }

    private static boolean passes(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || STATES.contains(state));
    }
}
