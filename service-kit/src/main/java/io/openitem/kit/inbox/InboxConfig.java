package io.openitem.kit.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of taking facts in. */
@ConfigMapping(prefix = "openitem.inbox")
public interface InboxConfig {

    /** First wait after the database could not be reached; doubles up to {@link #retryWaitMax()}. */
    @WithDefault("PT0.1S")
    Duration retryWait();

    /** Longest wait between two tries: short enough that a restarted database is noticed at once. */
    @WithDefault("PT2S")
    Duration retryWaitMax();

    /** Days for which the ids of facts are remembered; longer than the outbox can send them again. */
    @WithDefault("30")
    int keepDays();

    /** Ids forgotten in one transaction, so that the purge never holds many locks. */
    @WithDefault("10000")
    int forgetBatch();

    /** Parked facts of one key replayed in one transaction. */
    @WithDefault("500")
    int replayBatch();
}
