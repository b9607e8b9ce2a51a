package io.openitem.payment.store;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.RfReference;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Candidates;
import io.openitem.payment.domain.Clues;
import io.openitem.payment.domain.OpenItem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Our copies of what the ledger keeps: companies, accounts, items. The newest version of each wins, in whatever order
 * facts come. What is available on an item is what is owed less what is proposed and not answered.
 */
@ApplicationScoped
public class LedgerCopies {

    private static final String SAVE_COMPANIES = """
            insert into legal_entity as l (legal_entity, time_zone, version)
            select * from unnest(cast(:ids as text[]), cast(:zones as text[]), cast(:versions as bigint[]))
            on conflict (legal_entity) do update set time_zone = excluded.time_zone, version = excluded.version
                where l.version < excluded.version
            """;

    private static final String SAVE_ACCOUNTS = """
            insert into customer as c (id, legal_entity, number, number_key, version)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:numbers as text[]),
                cast(:keys as text[]), cast(:versions as bigint[]))
            on conflict (id) do update set number = excluded.number, number_key = excluded.number_key,
                version = excluded.version
                where c.version < excluded.version
            """;

    private static final String SAVE_ITEMS = """
            insert into open_item as i (invoice_id, legal_entity, customer_id, number, number_key, rf, currency,
                open_minor, version)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:customers as uuid[]),
                cast(:numbers as text[]), cast(:keys as text[]), cast(:rfs as text[]), cast(:currencies as text[]),
                cast(:open as bigint[]), cast(:versions as bigint[]))
            on conflict (invoice_id) do update set open_minor = excluded.open_minor, version = excluded.version
                where i.version < excluded.version
            """;

    private static final String LOCK =
            "select invoice_id from open_item where invoice_id = any(cast(:ids as uuid[])) order by invoice_id"
                    + " for no key update";

    private static final String CHANGE_ITEMS = """
            update open_item i set open_minor = n.open_minor, version = n.version
            from unnest(cast(:ids as uuid[]), cast(:open as bigint[]), cast(:versions as bigint[]))
                as n(id, open_minor, version)
            where i.invoice_id = n.id and i.version < n.version
            """;

    private static final String ITEM_COLUMNS = "select i.invoice_id, i.customer_id, i.number, i.currency, i.open_minor,"
            + " i.legal_entity from open_item i where i.invoice_id ";

    private static final String BY_CLUES = ITEM_COLUMNS + """
            in (select o.invoice_id from unnest(cast(:rfHomes as text[]), cast(:rfs as text[])) as w(home, rf)
                    join open_item o on o.legal_entity = w.home and o.rf = w.rf
                union
                select o.invoice_id from unnest(cast(:keyHomes as text[]), cast(:keys as text[])) as w(home, key)
                    join open_item o on o.legal_entity = w.home and o.number_key = w.key)
            order by i.invoice_id for no key update
            """;

    private static final String BY_ID =
            ITEM_COLUMNS + "= any(cast(:ids as uuid[])) order by i.invoice_id for no key update";

    private static final String RESERVED = """
            select invoice_id, sum(proposed_minor) from allocation
            where standing = 'proposed' and invoice_id = any(cast(:ids as uuid[])) group by invoice_id
            """;

    private static final String ACCOUNTS = """
            select distinct c.legal_entity, c.id, c.number_key
            from unnest(cast(:homes as text[]), cast(:keys as text[])) as w(home, key)
                join customer c on c.legal_entity = w.home and c.number_key = w.key
            """;

    /** A company and the version of what is known of it. */
    public record Company(LegalEntityChanged described, long version) {}

    /** An account and the version of what is known of it. */
    public record Account(
            CustomerId id,
            LegalEntityId legalEntity,
            @Nullable AccountNumber number,
            long version) {}

    /** An item as it was issued. */
    public record Item(
            InvoiceId id,
            LegalEntityId legalEntity,
            CustomerId customer,
            DocumentNumber number,
            Money open,
            long version) {}

    /** What is owed on an item from a version on. */
    public record Open(InvoiceId id, Money open, long version) {}

    /** Clues of money of a legal entity. */
    public record Wanted(LegalEntityId legalEntity, Clues clues) {}

    /** What was found, by legal entity; the items are locked. */
    public record Found(Map<LegalEntityId, Candidates> candidates) {

        private static final Candidates NONE = new Candidates(List.of(), List.of());

        public Candidates of(LegalEntityId legalEntity) {
            return candidates.getOrDefault(legalEntity, NONE);
        }

        private static Found of(
                Map<LegalEntityId, Map<InvoiceId, OpenItem>> items,
                Map<LegalEntityId, List<Candidates.Account>> accounts) {
            Set<LegalEntityId> entities = new HashSet<>(items.keySet());
            entities.addAll(accounts.keySet());
            Map<LegalEntityId, Candidates> candidates = new HashMap<>();
            for (LegalEntityId entity : entities) {
                candidates.put(
                        entity,
                        new Candidates(
                                items.getOrDefault(entity, Map.of()).values(),
                                accounts.getOrDefault(entity, List.of())));
            }
            return new Found(candidates);
        }
    }

    public Uni<Void> saveCompanies(Tx tx, Collection<Company> given) {
        Map<LegalEntityId, Company> newest = new LinkedHashMap<>();
        given.forEach(company -> newest.merge(
                company.described().legalEntity(),
                company,
                (one, other) -> other.version() > one.version() ? other : one));
        List<Company> companies = List.copyOf(newest.values());
        return tx.sql(SAVE_COMPANIES)
                .bind(
                        "ids",
                        Columns.texts(companies, company -> company.described().legalEntity()))
                .bind(
                        "zones",
                        Columns.texts(companies, company -> company.described().timeZone()))
                .bind("versions", Columns.numbers(companies, Company::version))
                .update()
                .replaceWithVoid();
    }

    public Uni<Void> saveAccounts(Tx tx, Collection<Account> given) {
        if (given.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<CustomerId, Account> newest = new LinkedHashMap<>();
        given.forEach(account ->
                newest.merge(account.id(), account, (one, other) -> other.version() > one.version() ? other : one));
        List<Account> accounts = List.copyOf(newest.values());
        return tx.sql(SAVE_ACCOUNTS)
                .bind("ids", Columns.uuids(accounts, account -> account.id().value()))
                .bind("entities", Columns.texts(accounts, Account::legalEntity))
                .bind("numbers", Columns.texts(accounts, Account::number))
                .bind("keys", Columns.texts(accounts, LedgerCopies::key))
                .bind("versions", Columns.numbers(accounts, Account::version))
                .update()
                .replaceWithVoid();
    }

    private static @Nullable String key(Account account) {
        AccountNumber number = account.number();
        return number == null ? null : Clues.key(number.value());
    }

    /** @param items each once */
    public Uni<Void> saveItems(Tx tx, List<Item> items) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(SAVE_ITEMS)
                .bind("ids", Columns.uuids(items, item -> item.id().value()))
                .bind("entities", Columns.texts(items, Item::legalEntity))
                .bind("customers", Columns.uuids(items, item -> item.customer().value()))
                .bind("numbers", Columns.texts(items, Item::number))
                .bind("keys", Columns.texts(items, item -> Clues.key(item.number())))
                .bind("rfs", Columns.texts(items, item -> RfReference.of(item.number())))
                .bind("currencies", Columns.texts(items, item -> item.open().currency()))
                .bind("open", Columns.numbers(items, item -> item.open().minorUnits()))
                .bind("versions", Columns.numbers(items, Item::version))
                .update()
                .replaceWithVoid();
    }

    public Uni<Void> changeItems(Tx tx, Collection<Open> given) {
        if (given.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<InvoiceId, Open> newest = new LinkedHashMap<>();
        given.forEach(
                open -> newest.merge(open.id(), open, (one, other) -> other.version() > one.version() ? other : one));
        List<Open> changes = List.copyOf(newest.values());
        UUID[] ids = Columns.uuids(changes, change -> change.id().value());
        return tx.sql(LOCK)
                .bind("ids", ids)
                .list(row -> row)
                .chain(locked -> tx.sql(CHANGE_ITEMS)
                        .bind("ids", ids)
                        .bind(
                                "open",
                                Columns.numbers(changes, change -> change.open().minorUnits()))
                        .bind("versions", Columns.numbers(changes, Open::version))
                        .update())
                .replaceWithVoid();
    }

    /** The time zones of those that are known and may be seen. */
    public Uni<Map<LegalEntityId, ZoneId>> zones(Tx tx, Collection<LegalEntityId> ids) {
        return tx.sql("select legal_entity, time_zone from legal_entity where legal_entity = any(cast(:ids as text[]))")
                .bind("ids", ids.stream().map(LegalEntityId::value).toArray(String[]::new))
                .list(row -> Map.entry(new LegalEntityId(row.text(0)), ZoneId.of(row.text(1))))
                .map(rows -> {
                    Map<LegalEntityId, ZoneId> zones = new HashMap<>();
                    rows.forEach(row -> zones.put(row.getKey(), row.getValue()));
                    return zones;
                });
    }

    /** Which of these accounts are in the legal entity. */
    public Uni<List<CustomerId>> customersOf(Tx tx, LegalEntityId legalEntity, Collection<CustomerId> ids) {
        return tx.sql("select id from customer where legal_entity = :entity and id = any(cast(:ids as uuid[]))")
                .bind("entity", legalEntity.value())
                .bind("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .list(row -> new CustomerId(row.uuid(0)));
    }

    /** What clues lead to; the items are locked until the transaction ends. */
    public Uni<Found> lookUp(Tx tx, Collection<Wanted> wanted) {
        List<String[]> references = new ArrayList<>();
        List<String[]> keys = new ArrayList<>();
        List<String[]> accounts = new ArrayList<>();
        for (Wanted one : wanted) {
            String home = one.legalEntity().value();
            one.clues().references().forEach(reference -> references.add(new String[] {home, reference.value()}));
            one.clues().keys().forEach(key -> keys.add(new String[] {home, key}));
            one.clues().keys().forEach(key -> accounts.add(new String[] {home, key}));
            String account = one.clues().account();
            if (account != null) {
                accounts.add(new String[] {home, account});
            }
        }
        if (references.isEmpty() && accounts.isEmpty()) {
            return Uni.createFrom().item(new Found(Map.of()));
        }
        return tx.sql(BY_CLUES)
                .bind("rfHomes", column(references, 0))
                .bind("rfs", column(references, 1))
                .bind("keyHomes", column(keys, 0))
                .bind("keys", column(keys, 1))
                .list(row -> row)
                .chain(rows -> available(tx, rows))
                .chain(items -> accounts(tx, accounts).map(found -> Found.of(items, found)));
    }

    /** The items that exist of these, locked until the transaction ends. */
    public Uni<Map<InvoiceId, OpenItem>> items(Tx tx, Set<InvoiceId> ids) {
        return tx.sql(BY_ID)
                .bind("ids", ids.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .list(row -> row)
                .chain(rows -> available(tx, rows))
                .map(byEntity -> {
                    Map<InvoiceId, OpenItem> items = new HashMap<>();
                    byEntity.values().forEach(items::putAll);
                    return items;
                });
    }

    private static Uni<Map<LegalEntityId, Map<InvoiceId, OpenItem>>> available(Tx tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return tx.sql(RESERVED)
                .bind("ids", Columns.uuids(rows, row -> row.uuid(0)))
                .list(row -> Map.entry(row.uuid(0), row.number(1)))
                .map(reserved -> {
                    Map<UUID, Long> byItem = new HashMap<>();
                    reserved.forEach(entry -> byItem.put(entry.getKey(), entry.getValue()));
                    Map<LegalEntityId, Map<InvoiceId, OpenItem>> items = new HashMap<>();
                    rows.forEach(row -> {
                        OpenItem item = item(row, byItem.getOrDefault(row.uuid(0), 0L));
                        items.computeIfAbsent(new LegalEntityId(row.text(5)), id -> new LinkedHashMap<>())
                                .put(item.invoice(), item);
                    });
                    return items;
                });
    }

    /** A proposal the ledger has answered only in part may still be counted in full: never less than nothing is left. */
    private static OpenItem item(Row row, long reserved) {
        return new OpenItem(
                new InvoiceId(row.uuid(0)),
                new CustomerId(row.uuid(1)),
                new DocumentNumber(row.text(2)),
                Money.ofMinor(Math.max(0, row.number(4) - reserved), row.text(3)));
    }

    private static Uni<Map<LegalEntityId, List<Candidates.Account>>> accounts(Tx tx, List<String[]> wanted) {
        return tx.sql(ACCOUNTS)
                .bind("homes", column(wanted, 0))
                .bind("keys", column(wanted, 1))
                .list(row -> row)
                .map(rows -> {
                    Map<LegalEntityId, List<Candidates.Account>> accounts = new HashMap<>();
                    rows.forEach(
                            row -> accounts.computeIfAbsent(new LegalEntityId(row.text(0)), id -> new ArrayList<>())
                                    .add(new Candidates.Account(new CustomerId(row.uuid(1)), row.text(2))));
                    return accounts;
                });
    }

    private static String[] column(List<String[]> pairs, int index) {
        return pairs.stream().map(pair -> pair[index]).toArray(String[]::new);
    }
}
