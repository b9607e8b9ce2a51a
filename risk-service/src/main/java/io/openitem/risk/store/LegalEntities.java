package io.openitem.risk.store;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;

/** Our copy of the companies. Keeps the newest version, in whatever order versions arrive. */
@Singleton
public class LegalEntities {

    private static final String SAVE = """
            insert into legal_entity as l (legal_entity, time_zone, version)
            select distinct on (entity) entity, zone, version
            from unnest(cast(:entities as text[]), cast(:zones as text[]), cast(:versions as bigint[]))
                as v(entity, zone, version)
            order by entity, version desc
            on conflict (legal_entity) do update set time_zone = excluded.time_zone, version = excluded.version
            where l.version < excluded.version
            """;

    /** A company as of a version of it. */
    public record Version(LegalEntityId legalEntity, ZoneId timeZone, long version) {}

    /** Takes over what is newer than what is there. */
    public Uni<Void> save(Tx tx, List<Version> versions) {
        return tx.sql(SAVE)
                .bind("entities", Columns.texts(versions, Version::legalEntity))
                .bind("zones", Columns.texts(versions, Version::timeZone))
                .bind("versions", Columns.numbers(versions, Version::version))
                .update()
                .replaceWithVoid();
    }
}
