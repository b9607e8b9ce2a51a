package io.openitem.payment.app;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.payment.domain.PaymentCommand;
import io.openitem.payment.store.LedgerCopies;
import java.util.UUID;

/** What cash application does about a fact of the ledger. */
public sealed interface LedgerNews {

    /** An account is new or is described anew: money may be waiting for its number. */
    record OfAccount(LedgerCopies.Account account, UUID cause) implements LedgerNews {}

    /** An item is new: money may be waiting for it. */
    record OfItem(LedgerCopies.Item item, UUID cause) implements LedgerNews {}

    /** What is owed on an item has changed. */
    record OfOpenAmount(LedgerCopies.Open open) implements LedgerNews {}

    /** More is owed on an item than before: money may be waiting for it. */
    record OfReopening(InvoiceId invoice, LegalEntityId legalEntity, UUID cause) implements LedgerNews {}

    /** The ledger has said something of an allocation. */
    record OfAllocation(PaymentCommand command, UUID cause) implements LedgerNews {}
}
