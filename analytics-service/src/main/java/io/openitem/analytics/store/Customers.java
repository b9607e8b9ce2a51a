package io.openitem.analytics.store;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our copy of the debtor accounts. Keeps the latest version. */
@Singleton
public class Customers {

    /** An account as of a version of it. */
    public record Account(
            CustomerId customer,
            LegalEntityId legalEntity,
            CountryCode country,
            LanguageCode language,
            @Nullable AccountNumber number,
            long version) {}

    /** Where these are established, as far as that is known. */
    public Uni<Map<CustomerId, CountryCode>> countries(Tx tx, Collection<CustomerId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql("select id, country from customer where id = any(cast(:ids as uuid[]))")
                .bind("ids", ids.stream().map(CustomerId::value).distinct().toArray(UUID[]::new))
                .list(row -> Map.entry(new CustomerId(row.uuid(0)), new CountryCode(row.text(1))))
                .map(entries -> {
                    Map<CustomerId, CountryCode> countries = new HashMap<>();
                    entries.forEach(entry -> countries.put(entry.getKey(), entry.getValue()));
                    return countries;
                });
    }

    /** Takes over what is newer than what is there. */
    public Uni<Void> save(Tx tx, List<Account> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql("""
            insert into customer as c (id, legal_entity, country, language, number, version)
            select distinct on (id) * from unnest(cast(:ids as uuid[]), cast(:entities as text[]),
                cast(:countries as text[]), cast(:languages as text[]), cast(:numbers as text[]),
                cast(:versions as bigint[])) as v(id, legal_entity, country, language, number, version)
            order by id, version desc
            on conflict (id) do update set country = excluded.country, language = excluded.language,
                number = excluded.number, version = excluded.version
            where c.version < excluded.version
            """)
                .bind("ids", Columns.uuids(rows, row -> row.customer().value()))
                .bind("entities", Columns.texts(rows, Account::legalEntity))
                .bind("countries", Columns.texts(rows, Account::country))
                .bind("languages", Columns.texts(rows, Account::language))
                .bind("numbers", Columns.texts(rows, Account::number))
                .bind("versions", Columns.numbers(rows, Account::version))
                .update()
                .replaceWithVoid();
    }
}
