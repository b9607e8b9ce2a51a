package io.openitem.payment.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers, right before debtors are written to, which of their money has arrived and has settled nothing yet. */
@ApplicationScoped
public class SendCheckQueries {

    /** Money that was taken back is nobody's money any longer, whatever of it is still being answered. */
    private static final String SQL = """
            select p.customer_id, p.currency, cast(null as uuid) as invoice_id,
                cast(sum(p.unapplied_minor) as bigint) as minor
            from payment p
            where p.legal_entity = :entity and p.customer_id = any(cast(:customers as uuid[]))
                and p.state in ('unapplied', 'proposed') and p.unapplied_minor > 0
            group by p.customer_id, p.currency
            union all
            select p.customer_id, p.currency, a.invoice_id, cast(sum(a.proposed_minor) as bigint)
            from payment p join allocation a on a.payment_id = p.id and a.standing = 'proposed'
            where p.legal_entity = :entity and p.customer_id = any(cast(:customers as uuid[]))
                and p.state in ('unapplied', 'proposed') and p.proposed_minor > 0
            group by p.customer_id, p.currency, a.invoice_id
            order by customer_id, currency, invoice_id
            """;

    /**
     * Money of one customer in one currency.
     *
     * @param invoice for which it is proposed; absent where it is unapplied
     */
    public record InHand(CustomerId customer, @Nullable InvoiceId invoice, Money amount) {}

    /** One entry for each customer, currency and item, and one for what is unapplied; by customer and currency. */
    public Uni<List<InHand>> inHand(Tx tx, LegalEntityId legalEntity, Collection<CustomerId> customers) {
        return tx.sql(SQL)
                .bind("entity", legalEntity.value())
                .bind("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .list(SendCheckQueries::read);
    }

    private static InHand read(Row row) {
        return new InHand(
                new CustomerId(row.uuid(0)),
                row.isNull(2) ? null : new InvoiceId(row.uuid(2)),
                Money.ofMinor(row.number(3), row.text(1)));
    }
}
