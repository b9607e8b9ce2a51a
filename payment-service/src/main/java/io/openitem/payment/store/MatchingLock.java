package io.openitem.payment.store;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Keeps money and items from missing each other: money that looks for an item which is just being taken in, and the item
 * that looks for money which is just being taken in, would each find nothing. Taken as the first lock of a transaction,
 * in the order of the legal entities; it ends with the transaction.
 */
@ApplicationScoped
public class MatchingLock {

    /** For money that looks for items: many at once, none while items come. */
    public Uni<Void> forMoney(Tx tx, Collection<LegalEntityId> legalEntities) {
        return take(tx, "pg_advisory_xact_lock_shared", legalEntities);
    }

    /** For items that look for money: one at a time. */
    public Uni<Void> forItems(Tx tx, Collection<LegalEntityId> legalEntities) {
        return take(tx, "pg_advisory_xact_lock", legalEntities);
    }

    private static Uni<Void> take(Tx tx, String function, Collection<LegalEntityId> legalEntities) {
        return tx.sql("select count(" + function + "(hashtextextended('payment.matching.' || e.id, 0)))"
                        + " from (select id from unnest(cast(:ids as text[])) as u(id) order by id) as e")
                .bind(
                        "ids",
                        legalEntities.stream()
                                .map(LegalEntityId::value)
                                .distinct()
                                .toArray(String[]::new))
                .list(row -> row)
                .replaceWithVoid();
    }
}
