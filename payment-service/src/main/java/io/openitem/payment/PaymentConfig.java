package io.openitem.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What someone will tune in cash application. */
@ConfigMapping(prefix = "openitem.payment")
public interface PaymentConfig {

    Statement statement();

    SendCheck sendCheck();

    /** Bounds of one question about debtors that are to be written to. */
    interface SendCheck {

        /** Customers of one question: a portion of a dunning run. */
        @WithDefault("1000")
        int maxCustomers();
    }

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
}
