package io.openitem.dunning.app;

import io.openitem.dunning.store.LedgerCopies;

/** What dunning does about a fact of the ledger. */
public sealed interface LedgerNews {

    /** Of whom there is news. */
    LedgerCopies.Concerned concerned();

    /** An account is new or is described anew. */
    record OfAccount(LedgerCopies.Concerned concerned, LedgerCopies.Account account) implements LedgerNews {}

    /** An item is new. */
    record OfItem(LedgerCopies.Concerned concerned, LedgerCopies.Item item) implements LedgerNews {}

    /** What is owed on an item was said. */
    record OfOpenAmount(LedgerCopies.Concerned concerned, LedgerCopies.Open open) implements LedgerNews {}

    /** Whether an item is disputed was said, and what is owed on it. */
    record OfDispute(LedgerCopies.Concerned concerned, LedgerCopies.Open open, LedgerCopies.Disputed disputed)
            implements LedgerNews {}
}
