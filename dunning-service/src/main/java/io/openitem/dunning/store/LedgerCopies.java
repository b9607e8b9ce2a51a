package io.openitem.dunning.store;

import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.reference.v1.LegalEntityChanged;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Our copies of what the ledger keeps: companies, accounts, items. The newest version of each wins. */
@ApplicationScoped
public class LedgerCopies {

    private static final String SAVE_COMPANIES = """
            insert into legal_entity as l (legal_entity, time_zone, country, calendar, version)
            select * from unnest(cast(:ids as text[]), cast(:zones as text[]), cast(:countries as text[]),
                cast(:calendars as text[]), cast(:versions as bigint[]))
            on conflict (legal_entity) do update set time_zone = excluded.time_zone, country = excluded.country,
                calendar = excluded.calendar, version = excluded.version
                where l.version < excluded.version
            """;

    private static final String SAVE_ACCOUNTS = """
            insert into customer as c (id, legal_entity, number, country, language, version)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:numbers as text[]),
                cast(:countries as text[]), cast(:languages as text[]), cast(:versions as bigint[]))
            on conflict (id) do update set number = excluded.number, country = excluded.country,
                language = excluded.language, version = excluded.version
                where c.version < excluded.version
            """;

    private static final String SAVE_ITEMS = """
            insert into item as i (invoice_id, legal_entity, customer_id, number, due_date, currency, open_minor, version)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:customers as uuid[]),
                cast(:numbers as text[]), cast(:due as date[]), cast(:currencies as text[]), cast(:open as bigint[]),
                cast(:versions as bigint[]))
            on conflict (invoice_id) do update set open_minor = excluded.open_minor, version = excluded.version
                where i.version < excluded.version
            """;

    private static final String CHANGE_OPEN = """
            update item i set open_minor = n.open_minor, version = n.version
            from unnest(cast(:ids as uuid[]), cast(:open as bigint[]), cast(:versions as bigint[]))
                as n(id, open_minor, version)
            where i.invoice_id = n.id and i.version < n.version
            """;

    private static final String CHANGE_DISPUTES = """
            update item i set disputed = n.disputed, dispute_version = n.version
            from unnest(cast(:ids as uuid[]), cast(:disputed as boolean[]), cast(:versions as bigint[]))
                as n(id, disputed, version)
            where i.invoice_id = n.id and i.dispute_version < n.version
            """;

    /** A case comes into being with the first that is heard of its customer. */
    private static final String CALL_UP = """
            insert into dunning_case as c (customer_id, legal_entity, next_action_on)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:days as date[])) as n(id, entity, day)
            order by n.id
            on conflict (customer_id) do update set next_action_on = least(c.next_action_on, excluded.next_action_on)
            """;

    /** A company and the version of what is known of it. */
    public record Company(LegalEntityChanged described, long version) {}

    /** An account and the version of what is known of it. */
    public record Account(
            CustomerId id,
            LegalEntityId legalEntity,
            @Nullable AccountNumber number,
            CountryCode country,
            LanguageCode language,
            long version) {}

    /** An item as it was issued. */
    public record Item(
            InvoiceId id,
            LegalEntityId legalEntity,
            CustomerId customer,
            DocumentNumber number,
            LocalDate dueDate,
            Money open,
            long version) {}

    /** What is owed on an item from a version on. */
    public record Open(InvoiceId id, Money open, long version) {}

    /** Whether an item is disputed from a version on. */
    public record Disputed(InvoiceId id, boolean disputed, long version) {}

    /** A customer of whom there is news. */
    public record Concerned(CustomerId customer, LegalEntityId legalEntity, LocalDate day) {}

    public Uni<Void> saveCompanies(Tx tx, Collection<Company> given) {
        List<Company> companies = newest(given, company -> company.described().legalEntity(), Company::version);
        return companies.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(SAVE_COMPANIES)
                        .bind(
                                "ids",
                                Columns.texts(
                                        companies,
                                        company -> company.described().legalEntity()))
                        .bind(
                                "zones",
                                Columns.texts(
                                        companies,
                                        company -> company.described().timeZone()))
                        .bind(
                                "countries",
                                Columns.texts(
                                        companies,
                                        company -> company.described().country()))
                        .bind(
                                "calendars",
                                Columns.texts(
                                        companies,
                                        company -> company.described().calendar()))
                        .bind("versions", Columns.numbers(companies, Company::version))
                        .update()
                        .replaceWithVoid();
    }

    public Uni<Void> saveAccounts(Tx tx, Collection<Account> given) {
        List<Account> accounts = newest(given, Account::id, Account::version);
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(SAVE_ACCOUNTS)
                        .bind(
                                "ids",
                                Columns.uuids(accounts, account -> account.id().value()))
                        .bind("entities", Columns.texts(accounts, Account::legalEntity))
                        .bind("numbers", Columns.texts(accounts, Account::number))
                        .bind("countries", Columns.texts(accounts, Account::country))
                        .bind("languages", Columns.texts(accounts, Account::language))
                        .bind("versions", Columns.numbers(accounts, Account::version))
                        .update()
                        .replaceWithVoid();
    }

    public Uni<Void> saveItems(Tx tx, Collection<Item> given) {
        List<Item> items = newest(given, Item::id, Item::version);
        return items.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(SAVE_ITEMS)
                        .bind("ids", Columns.uuids(items, item -> item.id().value()))
                        .bind("entities", Columns.texts(items, Item::legalEntity))
                        .bind(
                                "customers",
                                Columns.uuids(items, item -> item.customer().value()))
                        .bind("numbers", Columns.texts(items, Item::number))
                        .bind("due", Columns.dates(items, Item::dueDate))
                        .bind(
                                "currencies",
                                Columns.texts(items, item -> item.open().currency()))
                        .bind("open", Columns.numbers(items, item -> item.open().minorUnits()))
                        .bind("versions", Columns.numbers(items, Item::version))
                        .update()
                        .replaceWithVoid();
    }

    public Uni<Void> changeOpen(Tx tx, Collection<Open> given) {
        List<Open> changes = newest(given, Open::id, Open::version);
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(CHANGE_OPEN)
                        .bind(
                                "ids",
                                Columns.uuids(changes, change -> change.id().value()))
                        .bind(
                                "open",
                                Columns.numbers(changes, change -> change.open().minorUnits()))
                        .bind("versions", Columns.numbers(changes, Open::version))
                        .update()
                        .replaceWithVoid();
    }

    public Uni<Void> changeDisputes(Tx tx, Collection<Disputed> given) {
        List<Disputed> changes = newest(given, Disputed::id, Disputed::version);
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(CHANGE_DISPUTES)
                        .bind(
                                "ids",
                                Columns.uuids(changes, change -> change.id().value()))
                        .bind("disputed", Columns.flags(changes, Disputed::disputed))
                        .bind("versions", Columns.numbers(changes, Disputed::version))
                        .update()
                        .replaceWithVoid();
    }

    /** Has the cases of these customers looked at by the next run; makes those that are not there yet. */
    public Uni<Void> callUp(Tx tx, Collection<Concerned> given) {
        Map<CustomerId, Concerned> first = new LinkedHashMap<>();
        given.forEach(concerned -> first.merge(
                concerned.customer(), concerned, (one, other) -> other.day().isBefore(one.day()) ? other : one));
        List<Concerned> customers = List.copyOf(first.values());
        return customers.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(CALL_UP)
                        .bind(
                                "ids",
                                Columns.uuids(customers, one -> one.customer().value()))
                        .bind("entities", Columns.texts(customers, Concerned::legalEntity))
                        .bind("days", Columns.dates(customers, Concerned::day))
                        .update()
                        .replaceWithVoid();
    }

    private static <T, K> List<T> newest(Collection<T> given, Function<T, K> key, ToLongFunction<T> version) {
        Map<K, T> newest = new LinkedHashMap<>();
        given.forEach(one -> newest.merge(
                key.apply(one),
                one,
                (known, other) -> version.applyAsLong(other) > version.applyAsLong(known) ? other : known));
        return List.copyOf(newest.values());
    }
}
