package io.openitem.kit.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are remembered, and how they are forgotten. */
@ConfigMapping(prefix = "openitem.idempotency")
public interface IdempotencyConfig {

    /** How long an answer is given again. At least 24 hours: an ERP's nightly job repeats what failed the night before. */
    @WithDefault("P2D")
    Duration ttl();

    /** Answers deleted in one transaction: few enough that no lock is held for long. */
    @WithDefault("2000")
    int purgeBatch();

    /** Batches in one run of the purge: a run ends before the next begins. */
    @WithDefault("500")
    int purgeBatches();

    /** How often the purge runs. */
    @WithDefault("10m")
    Duration purgeEvery();
}
