package io.openitem.analytics.store;

import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Our copy of the companies. Keeps the latest version, in whatever order versions arrive. */
@Singleton
public class LegalEntities {

    /** A company as of a version of it. */
    public record Version(LegalEntityChanged state, long version) {}

    /** The business date of a company. */
    public record Today(LegalEntityId legalEntity, LocalDate date) {}

    /** The companies and their business dates at the transaction's instant, the first {@code limit} by code. */
    public Uni<List<Today>> todays(Tx tx, int limit) {
        return tx.sql("select legal_entity, time_zone from legal_entity order by legal_entity limit :rows")
                .bind("rows", limit)
                .list(row -> new Today(
                        new LegalEntityId(row.text(0)), LocalDate.ofInstant(tx.now(), ZoneId.of(row.text(1)))));
    }

    /** Takes over what is newer than what is there. */
    public Uni<Void> save(Tx tx, Collection<Version> versions) {
        List<Version> rows = List.copyOf(versions);
        return tx.sql("""
                insert into legal_entity as l (legal_entity, currency, time_zone, version)
                select distinct on (entity) entity, currency, zone, version
                from unnest(cast(:entities as text[]), cast(:currencies as text[]), cast(:zones as text[]),
                    cast(:versions as bigint[])) as v(entity, currency, zone, version)
                order by entity, version desc
                on conflict (legal_entity) do update set currency = excluded.currency,
                    time_zone = excluded.time_zone, version = excluded.version
                where l.version < excluded.version
                """)
                .bind("entities", texts(rows, row -> row.state().legalEntity().value()))
                .bind("currencies", texts(rows, row -> row.state().currency().getCurrencyCode()))
                .bind("zones", texts(rows, row -> row.state().timeZone().getId()))
                .bind("versions", rows.stream().map(Version::version).toArray(Long[]::new))
                .update()
                .replaceWithVoid();
    }

    private static String[] texts(List<Version> rows, Function<Version, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
