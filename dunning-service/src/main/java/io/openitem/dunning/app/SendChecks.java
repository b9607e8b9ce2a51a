package io.openitem.dunning.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.dunning.domain.SendCheck;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the ledger and cash application, in one call each, how customers stand at this moment. */
public interface SendChecks {

    /**
     * Fails where one of the two does not answer, and then nothing may be sent.
     *
     * @param customers at most as many as a batch of notices has
     */
    Uni<Answer> ask(LegalEntityId legalEntity, Collection<CustomerId> customers);

    /** @param contacts those of the customers that the ledger knows */
    record Answer(Creditor creditor, Map<CustomerId, Contact> contacts) {
        public Answer {
            contacts = Map.copyOf(contacts);
        }
    }

    /** To whom it is owed. */
    record Creditor(
            String name, @Nullable String iban, @Nullable String bic) {}

    /** Who owes it, and how that stands. */
    record Contact(String name, String language, SendCheck.Word word) {}
}
