package io.openitem.invoice.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.BusinessDates;
import io.openitem.invoice.domain.CustomerNumber;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up in one query what a batch of invoices refers to: legal entities and debtor accounts. */
@ApplicationScoped
public class IntakeDirectory {

    private static final String LOOK_UP = """
            select e.legal_entity, e.time_zone, cast(null as uuid) as id, cast(null as text) as number
            from legal_entity e where e.legal_entity = any(cast(:entities as text[]))
            union all
            select c.legal_entity, null, c.id, c.number from customer c where c.id = any(cast(:ids as uuid[]))
            union all
            select c.legal_entity, null, c.id, c.number
            from unnest(cast(:homes as text[]), cast(:numbers as text[])) as w(legal_entity, number)
                join customer c on c.legal_entity = w.legal_entity and c.number = w.number
            """;

    /** A debtor as named in a legal entity. */
    public record Reference(LegalEntityId legalEntity, Debtor debtor) {}

    /** What was found. */
    public static final class Found {

        private final Map<LegalEntityId, ZoneId> zones = new HashMap<>();
        private final Map<Reference, CustomerId> customers = new HashMap<>();

        private void add(Row row) {
            LegalEntityId legalEntity = new LegalEntityId(row.text(0));
            if (!row.isNull(1)) {
                zones.put(legalEntity, ZoneId.of(row.text(1)));
                return;
            }
            CustomerId id = new CustomerId(row.uuid(2));
            customers.put(new Reference(legalEntity, new Debtor.ById(id)), id);
            customers.put(new Reference(legalEntity, new Debtor.ByNumber(new CustomerNumber(row.text(3)))), id);
        }

        /** The account in this very legal entity, absent where there is none. */
        public @Nullable CustomerId customer(Reference reference) {
            return customers.get(reference);
        }

        public BusinessDates dates(Tx tx) {
            return new BusinessDates(tx.now(), zones);
        }
    }

    public Uni<Found> lookUp(Tx tx, Collection<Reference> references) {
        List<Reference> byNumber = references.stream()
                .filter(reference -> reference.debtor() instanceof Debtor.ByNumber)
                .distinct()
                .toList();
        return tx.sql(LOOK_UP)
                .bind("entities", entities(references))
                .bind("ids", ids(references))
                .bind("homes", Columns.texts(byNumber, Reference::legalEntity))
                .bind("numbers", Columns.texts(byNumber, IntakeDirectory::number))
                .list(row -> row)
                .map(rows -> {
                    Found found = new Found();
                    rows.forEach(found::add);
                    return found;
                });
    }

    private static String[] entities(Collection<Reference> references) {
        return references.stream()
                .map(reference -> reference.legalEntity().value())
                .distinct()
                .toArray(String[]::new);
    }

    private static UUID[] ids(Collection<Reference> references) {
        return references.stream()
                .flatMap(reference -> reference.debtor() instanceof Debtor.ById byId
                        ? Stream.of(byId.id().value())
                        : Stream.empty())
                .distinct()
                .toArray(UUID[]::new);
    }

    private static @Nullable Object number(Reference reference) {
        return switch (reference.debtor()) {
            case Debtor.ById byId -> null;
            case Debtor.ByNumber byNumber -> byNumber.number();
        };
    }
}
