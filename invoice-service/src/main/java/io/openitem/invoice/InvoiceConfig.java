package io.openitem.invoice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What someone will tune in the ledger. */
@ConfigMapping(prefix = "openitem.invoice")
public interface InvoiceConfig {

    /** Days before a due date from which on others are told that it is near: a week is enough to arrange a payment. */
    @WithDefault("7")
    int dueSoonDays();

    SendCheck sendCheck();

    /** Bounds of one question about debtors that are to be written to. */
    interface SendCheck {

        /** Customers of one question: a portion of a dunning run. */
        @WithDefault("1000")
        int maxCustomers();

        /** Items told of one customer: more than a letter can list. */
        @WithDefault("1000")
        int maxItems();
    }
}
