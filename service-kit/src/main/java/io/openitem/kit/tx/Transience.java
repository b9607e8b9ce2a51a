package io.openitem.kit.tx;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that passes by itself from one that every repetition would meet again. */
public final class Transience {

    /** SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention, 58 system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** Serialization failure, deadlock, lock not available. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

    /** A chain of causes longer than this is a loop. */
    private static final int DEPTH_MAX = 20;

    private Transience() {}

    public static boolean isTransient(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++, cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                String state = String.valueOf(pg.getSqlState());
                return STATES.contains(state) || CLASSES.contains(state.substring(0, Math.min(2, state.length())));
            }
            // An IOException by inheritance alone: text that is no JSON will be none the next time.
            if (cause instanceof JacksonException) {
                return false;
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ClosedConnectionException) {
                return true;
            }
            String message = String.valueOf(cause.getMessage());
            if (message.contains("Connection is not active")
                    || message.contains("to read any response")
                    || message.contains("Timeout waiting for connection")
                    || message.contains("onnection closed")) {
                return true;
            }
        }
        return false;
    }
}
