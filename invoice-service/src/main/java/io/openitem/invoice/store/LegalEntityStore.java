package io.openitem.invoice.store;

import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.BankAccount;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.domain.LegalEntityParticulars;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Rows of {@code legal_entity}. There are few, so they are written one by one. */
@ApplicationScoped
public class LegalEntityStore {

    /** What {@link #read} reads. */
    public static final String COLUMNS =
            "legal_entity, name, currency, country, time_zone, calendar, version, iban, bic";

    private static final String INSERT = """
            insert into legal_entity (legal_entity, name, currency, country, time_zone, calendar, version, iban, bic)
            values (:id, :name, :currency, :country, :zone, :calendar, :version, nullif(:iban, ''), nullif(:bic, ''))
            on conflict (legal_entity) do nothing
            """;

    private static final String UPDATE = """
            update legal_entity set name = :name, currency = :currency, country = :country, time_zone = :zone,
                calendar = :calendar, version = :version, iban = nullif(:iban, ''), bic = nullif(:bic, '')
            where legal_entity = :id
            """;

    /** The legal entities that exist, locked until the transaction ends. */
    public Uni<Map<LegalEntityId, Versioned<LegalEntity>>> load(Tx tx, Collection<LegalEntityId> ids) {
        return tx.sql("select " + COLUMNS
                        + " from legal_entity where legal_entity = any(cast(:ids as text[])) order by legal_entity"
                        + " for no key update")
                .bind("ids", texts(ids))
                .list(LegalEntityStore::read)
                .map(rows -> {
                    Map<LegalEntityId, Versioned<LegalEntity>> loaded = new HashMap<>();
                    rows.forEach(row ->
                            loaded.put(row.state().id(), new Versioned<LegalEntity>(row.state(), row.version())));
                    return loaded;
                });
    }

    /** The time zones of those that exist and may be seen. */
    public Uni<Map<LegalEntityId, ZoneId>> zones(Tx tx, Collection<LegalEntityId> ids) {
        return tx.sql("select legal_entity, time_zone from legal_entity where legal_entity = any(cast(:ids as text[]))")
                .bind("ids", texts(ids))
                .list(row -> Map.entry(new LegalEntityId(row.text(0)), ZoneId.of(row.text(1))))
                .map(rows -> {
                    Map<LegalEntityId, ZoneId> zones = new HashMap<>();
                    rows.forEach(row -> zones.put(row.getKey(), row.getValue()));
                    return zones;
                });
    }

    /** Fails with {@link Overtaken} where it was inserted by another transaction since it was loaded. */
    public Uni<Void> insert(Tx tx, Versioned<LegalEntity> written) {
        return write(tx, INSERT, written);
    }

    /** Replaces the row of a legal entity that this transaction has loaded. */
    public Uni<Void> update(Tx tx, Versioned<LegalEntity> written) {
        return write(tx, UPDATE, written);
    }

    private static Uni<Void> write(Tx tx, String sql, Versioned<LegalEntity> written) {
        LegalEntity.Registered entity = switch (written.state()) {
            case LegalEntity.Absent absent -> throw new IllegalStateException("No event leads to absence");
            case LegalEntity.Registered registered -> registered;
        };
        LegalEntityParticulars known = entity.particulars();
        BankAccount account = known.account();
        return tx.sql(sql)
                .bind("id", entity.id().value())
                .bind("name", known.name())
                .bind("currency", known.currency().getCurrencyCode())
                .bind("country", known.country().value())
                .bind("zone", known.timeZone().getId())
                .bind("calendar", known.calendar().value())
                .bind("version", written.version())
                .bind("iban", account == null ? "" : account.iban())
                .bind("bic", account == null ? "" : Objects.requireNonNullElse(account.bic(), ""))
                .update()
                .invoke(count -> {
                    if (Objects.requireNonNull(count) == 0) {
                        throw new Overtaken("Legal entity " + entity.id());
                    }
                })
                .replaceWithVoid();
    }

    /** Reads {@link #COLUMNS}. */
    public static Versioned<LegalEntity.Registered> read(Row row) {
        LegalEntityParticulars known = new LegalEntityParticulars(
                row.text(1),
                Currency.getInstance(row.text(2)),
                new CountryCode(row.text(3)),
                ZoneId.of(row.text(4)),
                new CalendarCode(row.text(5)),
                BankAccount.of(row.textOrNull(7), row.textOrNull(8)));
        return new Versioned<>(new LegalEntity.Registered(new LegalEntityId(row.text(0)), known), row.number(6));
    }

    private static String[] texts(Collection<LegalEntityId> ids) {
        return ids.stream().map(LegalEntityId::value).toArray(String[]::new);
    }
}
