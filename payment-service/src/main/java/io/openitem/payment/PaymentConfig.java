package io.openitem.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What someone will tune in cash application. */
@ConfigMapping(prefix = "openitem.payment")
public interface PaymentConfig {

    /** Bytes of one JSON body: the longest allocation by hand has some thousands. */
    @WithDefault("1048576")
    long maxJsonBytes();

    Bulk bulk();

    Statement statement();

    /** Bounds of one file of a bank. */
    interface Statement {

        /** Bytes of one file: some 100,000 entries with all that banks write. */
        @WithDefault("167772160")
        long maxBytes();

        /** Entries of one file: what one account of a large company has in a day, twice over. */
        @WithDefault("200000")
        int maxEntries();

        /** Details of one entry, which are held together to see whether they make it up. */
        @WithDefault("20000")
        int maxDetails();
    }

    /** Bounds of a streamed intake. */
    interface Bulk {

        /** Lines per transaction: enough to be set-based, few enough that locks are short and answers flow. */
        @WithDefault("1000")
        int batch();

        /** Bytes of one line; a payment has some hundred. Longer ones are refused, not read. */
        @WithDefault("16384")
        int maxLineBytes();

        /** Lines of one request: what a client can repeat as a whole within seconds. */
        @WithDefault("100000")
        int maxLines();

        /** Seconds a batch may take until the request is given up; beyond it the database is in trouble. */
        @WithDefault("30")
        int batchTimeoutSeconds();
    }
}
