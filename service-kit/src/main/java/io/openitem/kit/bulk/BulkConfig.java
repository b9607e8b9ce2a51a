package io.openitem.kit.bulk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of a streamed intake. */
@ConfigMapping(prefix = "openitem.bulk")
public interface BulkConfig {

    /** Lines per transaction: enough to be set-based, few enough that locks are short and answers flow. */
    @WithDefault("1000")
    int batch();

    /** Bytes of one line; a document or a payment has some hundred. Longer ones are refused, not read. */
    @WithDefault("16384")
    int maxLineBytes();

    /** Lines of one request: what a client can repeat as a whole within seconds. */
    @WithDefault("100000")
    int maxLines();

    /** Seconds a batch may take until the request is given up; beyond it the database is in trouble. */
    @WithDefault("30")
    int batchTimeoutSeconds();
}
