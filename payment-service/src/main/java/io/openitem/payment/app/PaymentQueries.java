package io.openitem.payment.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.PaymentId;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.store.PaymentStore;
import io.openitem.payment.store.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions on payments; the transaction's scope decides which there are. */
@ApplicationScoped
public class PaymentQueries {

    /** Names the list of payments by day and id. */
    public static final String LIST = "payments";

    /** Columns that order the list. */
    public static final int LIST_KEYS = 2;

    /**
     * Which payments are wanted; {@code null} does not narrow.
     *
     * @param legalEntities of these only
     * @param state {@code unidentified}, {@code unapplied}, {@code proposed}, {@code applied} or {@code reversed}
     */
    public record Wanted(
            Collection<LegalEntityId> legalEntities,
            @Nullable CustomerId customer,
            @Nullable String state) {}

    /** The payment, absent where there is none that may be seen. */
    public Uni<@Nullable Versioned<Payment.Known>> find(Tx tx, PaymentId id) {
        return PaymentStore.withAllocations(
                        tx,
                        tx.sql("select " + PaymentStore.COLUMNS + " from payment p where p.id = :id")
                                .bind("id", id.value()))
                .map(found -> found.isEmpty() ? null : known(found).getFirst());
    }

    /** One page of payments, those that came last before others. */
    public Uni<Page<Versioned<Payment.Known>>> page(Tx tx, Wanted wanted, PageRequest request) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("select " + PaymentStore.COLUMNS
                + " from payment p where p.legal_entity = any(cast(:entities as text[]))");
        bindings.put(
                "entities",
                wanted.legalEntities().stream().map(LegalEntityId::value).toArray(String[]::new));
        if (wanted.customer() != null) {
            sql.append(" and p.customer_id = :customer");
            bindings.put("customer", wanted.customer().value());
        }
        if (wanted.state() != null) {
            sql.append(" and p.state = :state");
            bindings.put("state", wanted.state());
        }
        Cursor after = request.after();
        if (after != null) {
            sql.append(" and (p.received_on, p.id) < (:afterDay, :afterId)");
            bindings.put("afterDay", after.date(0));
            bindings.put("afterId", after.uuid(1));
        }
        sql.append(" order by p.received_on desc, p.id desc limit :rows");
        bindings.put("rows", request.rows());
        Statement statement = tx.sql(sql.toString());
        bindings.forEach(statement::bind);
        return PaymentStore.withAllocations(tx, statement)
                .map(found -> Page.of(known(found), request, PaymentQueries::place));
    }

    private static List<Versioned<Payment.Known>> known(Map<PaymentId, Stored> found) {
        List<Versioned<Payment.Known>> known = new ArrayList<>();
        for (Stored stored : found.values()) {
            if (stored.payment().state() instanceof Payment.Known payment) {
                known.add(new Versioned<>(payment, stored.payment().version()));
            }
        }
        return known;
    }

    private static Cursor place(Versioned<Payment.Known> row) {
        return Cursor.at(
                LIST,
                row.state().receipt().receivedOn(),
                row.state().receipt().id().value());
    }
}
