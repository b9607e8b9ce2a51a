package io.openitem.invoice.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.store.InvoiceStore;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions on invoices; the transaction's scope decides which there are. */
@ApplicationScoped
public class InvoiceQueries {

    /** Names the list of invoices by due date and id. */
    public static final String LIST = "invoices";

    /** Columns that order the list. */
    public static final int LIST_KEYS = 2;

    /**
     * Which invoices are wanted; {@code null} does not narrow.
     *
     * @param legalEntities of these only
     * @param state {@code open}, {@code overdue}, {@code settled} or {@code cancelled}
     * @param dueBefore due on an earlier date
     */
    public record Wanted(
            Collection<LegalEntityId> legalEntities,
            @Nullable CustomerId customer,
            @Nullable String state,
            @Nullable LocalDate dueBefore) {}

    /** The invoice, absent where there is none that may be seen. */
    public Uni<@Nullable Versioned<Invoice.Known>> find(Tx tx, InvoiceId id) {
        return tx.sql("select " + InvoiceStore.COLUMNS + " from invoice i where i.id = :id")
                .bind("id", id.value())
                .first(InvoiceStore::read);
    }

    /** One page of invoices by due date. */
    public Uni<Page<Versioned<Invoice.Known>>> page(Tx tx, Wanted wanted, PageRequest request) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("select " + InvoiceStore.COLUMNS
                + " from invoice i where i.legal_entity = any(cast(:entities as text[]))");
        bindings.put(
                "entities",
                wanted.legalEntities().stream().map(LegalEntityId::value).toArray(String[]::new));
        if (wanted.customer() != null) {
            sql.append(" and i.customer_id = :customer");
            bindings.put("customer", wanted.customer().value());
        }
        if (wanted.state() != null) {
            sql.append(" and i.state = :state");
            bindings.put("state", wanted.state());
        }
        if (wanted.dueBefore() != null) {
            sql.append(" and i.due_date < :dueBefore");
            bindings.put("dueBefore", wanted.dueBefore());
        }
        Cursor after = request.after();
        if (after != null) {
            sql.append(" and (i.due_date, i.id) > (:afterDue, :afterId)");
            bindings.put("afterDue", after.date(0));
            bindings.put("afterId", after.uuid(1));
        }
        sql.append(" order by i.due_date, i.id limit :rows");
        bindings.put("rows", request.rows());
        Statement statement = tx.sql(sql.toString());
        bindings.forEach(statement::bind);
        return statement.list(InvoiceStore::read).map(rows -> Page.of(rows, request, InvoiceQueries::place));
    }

    private static Cursor place(Versioned<Invoice.Known> row) {
        return Cursor.at(
                LIST,
                row.state().document().dueDate(),
                row.state().document().id().value());
    }
}
