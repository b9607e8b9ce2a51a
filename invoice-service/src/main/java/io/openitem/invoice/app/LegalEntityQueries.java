package io.openitem.invoice.app;

import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.store.LegalEntityStore;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Answers questions on legal entities; the transaction's scope decides which there are. */
@ApplicationScoped
public class LegalEntityQueries {

    /** Names the list of legal entities by id. */
    public static final String LIST = "legal-entities";

    /** Columns that order the list. */
    public static final int LIST_KEYS = 1;

    /** The legal entity, absent where there is none that may be seen. */
    public Uni<@Nullable Versioned<LegalEntity.Registered>> find(Tx tx, LegalEntityId id) {
        return tx.sql("select " + LegalEntityStore.COLUMNS + " from legal_entity where legal_entity = :id")
                .bind("id", id.value())
                .first(LegalEntityStore::read);
    }

    /** One page by id. */
    public Uni<Page<Versioned<LegalEntity.Registered>>> page(
            Tx tx, Collection<LegalEntityId> scope, PageRequest request) {
        Cursor after = request.after();
        return tx.sql("select " + LegalEntityStore.COLUMNS + " from legal_entity"
                        + " where legal_entity = any(cast(:ids as text[])) and legal_entity > :after"
                        + " order by legal_entity limit :rows")
                .bind("ids", scope.stream().map(LegalEntityId::value).toArray(String[]::new))
                .bind("after", after == null ? "" : after.text(0))
                .bind("rows", request.rows())
                .list(LegalEntityStore::read)
                .map(rows -> Page.of(
                        rows, request, row -> Cursor.at(LIST, row.state().id())));
    }
}
