package io.openitem.payment.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.PaymentId;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Clues;
import io.openitem.payment.domain.Receipt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Rows of {@code payment_clue}: what money that is allocated to nothing was sent for, so that an item or an account that
 * comes later finds it.
 */
@ApplicationScoped
public class ClueStore {

    private static final String KEEP = """
            insert into payment_clue (legal_entity, kind, value, payment_id)
            select * from unnest(cast(:entities as text[]), cast(:kinds as text[]), cast(:values as text[]),
                cast(:payments as uuid[]))
            on conflict do nothing
            """;

    private static final String WAITING = """
            select p.id from payment p where p.id in (
                select c.payment_id from open_item i
                    cross join lateral (values ('rf', i.rf), ('key', i.number_key)) as k(kind, value)
                    join payment_clue c on c.legal_entity = i.legal_entity and c.kind = k.kind and c.value = k.value
                where i.invoice_id = any(cast(:items as uuid[]))
                union
                select c.payment_id from customer a
                    join payment_clue c on c.legal_entity = a.legal_entity and c.kind = 'key' and c.value = a.number_key
                    join payment n on n.id = c.payment_id and n.state = 'unidentified'
                where a.id = any(cast(:accounts as uuid[])))
            order by p.received_on, p.id
            """;

    private record Clue(LegalEntityId legalEntity, String kind, String value, PaymentId payment) {}

    /** Remembers what this money was sent for. */
    public Uni<Void> keep(Tx tx, Collection<Receipt> waiting) {
        List<Clue> clues = new ArrayList<>();
        for (Receipt receipt : waiting) {
            Clues found = receipt.remittance().clues();
            found.references()
                    .forEach(reference ->
                            clues.add(new Clue(receipt.legalEntity(), "rf", reference.value(), receipt.id())));
            found.keys().forEach(key -> clues.add(new Clue(receipt.legalEntity(), "key", key, receipt.id())));
            if (found.account() != null) {
                clues.add(new Clue(receipt.legalEntity(), "key", found.account(), receipt.id()));
            }
        }
        if (clues.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(KEEP)
                .bind("entities", Columns.texts(clues, Clue::legalEntity))
                .bind("kinds", Columns.texts(clues, Clue::kind))
                .bind("values", Columns.texts(clues, Clue::value))
                .bind("payments", Columns.uuids(clues, clue -> clue.payment().value()))
                .update()
                .replaceWithVoid();
    }

    /** Forgets it: the money waits no longer. */
    public Uni<Void> forget(Tx tx, Collection<PaymentId> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql("delete from payment_clue where payment_id = any(cast(:ids as uuid[]))")
                .bind("ids", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .update()
                .replaceWithVoid();
    }

    /** The payments that wait for one of these items or accounts, those that came first before others. */
    public Uni<List<PaymentId>> waitingFor(Tx tx, Collection<InvoiceId> items, Collection<CustomerId> accounts) {
        return tx.sql(WAITING)
                .bind("items", items.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .bind("accounts", accounts.stream().map(CustomerId::value).toArray(UUID[]::new))
                .list(row -> new PaymentId(row.uuid(0)));
    }
}
