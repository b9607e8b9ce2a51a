package io.openitem.invoice.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.Customer;
import io.openitem.invoice.store.CustomerStore;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Answers questions on debtor accounts; the transaction's scope decides which there are. */
@ApplicationScoped
public class CustomerQueries {

    /** Names the list of accounts by legal entity and number. */
    public static final String LIST = "customers";

    /** Columns that order the list. */
    public static final int LIST_KEYS = 2;

    /** The account, absent where there is none that may be seen. */
    public Uni<@Nullable Versioned<Customer.Registered>> find(Tx tx, CustomerId id) {
        return tx.sql("select " + CustomerStore.COLUMNS + " from customer c where c.id = :id")
                .bind("id", id.value())
                .first(CustomerStore::read);
    }

    /**
     * One page of accounts.
     *
     * @param number the one with this number; {@code null} for all
     */
    public Uni<Page<Versioned<Customer.Registered>>> page(
            Tx tx, Collection<LegalEntityId> legalEntities, @Nullable String number, PageRequest request) {
        StringBuilder sql = new StringBuilder("select " + CustomerStore.COLUMNS
                + " from customer c where c.legal_entity = any(cast(:entities as text[]))");
        if (number != null) {
            sql.append(" and c.number = :number");
        }
        Cursor after = request.after();
        if (after != null) {
            sql.append(" and (c.legal_entity, c.number) > (:afterEntity, :afterNumber)");
        }
        Statement statement = tx.sql(sql.append(" order by c.legal_entity, c.number limit :rows")
                        .toString())
                .bind(
                        "entities",
                        legalEntities.stream().map(LegalEntityId::value).toArray(String[]::new))
                .bind("rows", request.rows());
        if (number != null) {
            statement.bind("number", number);
        }
        if (after != null) {
            statement.bind("afterEntity", after.text(0)).bind("afterNumber", after.text(1));
        }
        return statement.list(CustomerStore::read).map(rows -> Page.of(rows, request, CustomerQueries::place));
    }

    private static Cursor place(Versioned<Customer.Registered> row) {
        return Cursor.at(LIST, row.state().legalEntity(), row.state().number());
    }
}
