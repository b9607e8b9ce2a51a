package io.openitem.analytics.store;

import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Our copy of the companies. Keeps the latest version, in whatever order versions arrive. */
@Singleton
public class LegalEntities {

    /** A company as of a version of it. */
    public record Version(LegalEntityChanged state, long version) {}

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
