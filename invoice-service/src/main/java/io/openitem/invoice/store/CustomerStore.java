package io.openitem.invoice.store;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.Customer;
import io.openitem.invoice.domain.CustomerNumber;
import io.openitem.invoice.domain.CustomerParticulars;
import io.openitem.invoice.domain.PostalAddress;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code customer}. A number is unique in its legal entity: whoever inserts second waits for the first to commit
 * and is then {@link Overtaken}. Inserts go in the order of the numbers, so that two batches cannot wait for each other.
 */
@ApplicationScoped
public class CustomerStore {

    /** What {@link #read} reads. */
    public static final String COLUMNS = "c.id, c.legal_entity, c.number, c.name, c.email, c.street, c.postal_code,"
            + " c.city, c.country, c.language, c.currency, c.consumer, c.version";

    private static final String INSERT = """
            insert into customer (id, legal_entity, number, name, email, street, postal_code, city, country, language,
                currency, consumer, version)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:numbers as text[]),
                cast(:names as text[]), cast(:emails as text[]), cast(:streets as text[]), cast(:codes as text[]),
                cast(:cities as text[]), cast(:countries as text[]), cast(:languages as text[]),
                cast(:currencies as text[]), cast(:consumers as boolean[]), cast(:versions as bigint[]))
            on conflict (legal_entity, number) do nothing
            """;

    private static final String UPDATE = """
            update customer c set name = n.name, email = n.email, street = n.street, postal_code = n.postal_code,
                city = n.city, country = n.country, language = n.language, currency = n.currency,
                consumer = n.consumer, version = n.version
            from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:numbers as text[]),
                cast(:names as text[]), cast(:emails as text[]), cast(:streets as text[]), cast(:codes as text[]),
                cast(:cities as text[]), cast(:countries as text[]), cast(:languages as text[]),
                cast(:currencies as text[]), cast(:consumers as boolean[]), cast(:versions as bigint[]))
                as n(id, legal_entity, number, name, email, street, postal_code, city, country, language, currency,
                    consumer, version)
            where c.id = n.id
            """;

    private static final Comparator<Written> BY_NUMBER = Comparator.comparing(
                    (Written row) -> row.account().legalEntity().value())
            .thenComparing(row -> row.account().number().value());

    /** The accounts that exist, locked until the transaction ends. */
    public Uni<Map<CustomerId, Versioned<Customer>>> load(Tx tx, Collection<CustomerId> ids) {
        return tx.sql("select " + COLUMNS
                        + " from customer c where c.id = any(cast(:ids as uuid[])) order by c.id for no key update")
                .bind("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .list(CustomerStore::read)
                .map(CustomerStore::byId);
    }

    /** The accounts that have these numbers, locked until the transaction ends. */
    public Uni<Map<CustomerId, Versioned<Customer>>> loadByNumber(Tx tx, Collection<CustomerKey> keys) {
        List<CustomerKey> wanted = List.copyOf(keys);
        return tx.sql("select " + COLUMNS + " from unnest(cast(:entities as text[]), cast(:numbers as text[]))"
                        + " as w(legal_entity, number) join customer c on c.legal_entity = w.legal_entity"
                        + " and c.number = w.number order by c.id for no key update of c")
                .bind("entities", Columns.texts(wanted, CustomerKey::legalEntity))
                .bind("numbers", Columns.texts(wanted, CustomerKey::number))
                .list(CustomerStore::read)
                .map(CustomerStore::byId);
    }

    /** Fails with {@link Overtaken} where another transaction took one of the numbers. */
    public Uni<Void> insert(Tx tx, Collection<Versioned<Customer>> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return bind(tx.sql(INSERT), accounts)
                .update()
                .invoke(count -> {
                    if (count < accounts.size()) {
                        throw new Overtaken("A customer number");
                    }
                })
                .replaceWithVoid();
    }

    /** Replaces the rows of accounts that this transaction has loaded. */
    public Uni<Void> update(Tx tx, Collection<Versioned<Customer>> accounts) {
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : bind(tx.sql(UPDATE), accounts).update().replaceWithVoid();
    }

    private static Statement bind(Statement statement, Collection<Versioned<Customer>> accounts) {
        List<Written> rows =
                accounts.stream().map(Written::of).sorted(BY_NUMBER).toList();
        return statement
                .bind("ids", Columns.uuids(rows, row -> row.account().id().value()))
                .bind("entities", Columns.texts(rows, row -> row.account().legalEntity()))
                .bind("numbers", Columns.texts(rows, row -> row.account().number()))
                .bind("names", Columns.texts(rows, row -> row.known().name()))
                .bind("emails", Columns.texts(rows, row -> row.known().email()))
                .bind(
                        "streets",
                        Columns.texts(
                                rows,
                                row -> row.address() == null
                                        ? null
                                        : row.address().street()))
                .bind(
                        "codes",
                        Columns.texts(
                                rows,
                                row -> row.address() == null
                                        ? null
                                        : row.address().postalCode()))
                .bind(
                        "cities",
                        Columns.texts(
                                rows,
                                row -> row.address() == null
                                        ? null
                                        : row.address().city()))
                .bind("countries", Columns.texts(rows, row -> row.known().country()))
                .bind("languages", Columns.texts(rows, row -> row.known().language()))
                .bind(
                        "currencies",
                        Columns.texts(rows, row -> row.known().currency().getCurrencyCode()))
                .bind("consumers", Columns.flags(rows, row -> row.known().consumer()))
                .bind("versions", Columns.numbers(rows, Written::version));
    }

    private record Written(Customer.Registered account, long version) {

        static Written of(Versioned<Customer> written) {
            return switch (written.state()) {
                case Customer.Absent absent -> throw new IllegalStateException("No event leads to absence");
                case Customer.Registered account -> new Written(account, written.version());
            };
        }

        CustomerParticulars known() {
            return account.particulars();
        }

        @Nullable
        PostalAddress address() {
            return account.particulars().address();
        }
    }

    /** Reads {@link #COLUMNS}. */
    public static Versioned<Customer.Registered> read(Row row) {
        PostalAddress address = row.isNull(5) ? null : new PostalAddress(row.text(5), row.text(6), row.text(7));
        CustomerParticulars known = new CustomerParticulars(
                row.text(3),
                row.textOrNull(4),
                address,
                new CountryCode(row.text(8)),
                new LanguageCode(row.text(9)),
                Currency.getInstance(row.text(10)),
                row.flag(11));
        return new Versioned<>(
                new Customer.Registered(
                        new CustomerId(row.uuid(0)),
                        new LegalEntityId(row.text(1)),
                        new CustomerNumber(row.text(2)),
                        known),
                row.number(12));
    }

    private static Map<CustomerId, Versioned<Customer>> byId(List<Versioned<Customer.Registered>> rows) {
        Map<CustomerId, Versioned<Customer>> loaded = new HashMap<>();
        rows.forEach(row -> loaded.put(row.state().id(), new Versioned<Customer>(row.state(), row.version())));
        return loaded;
    }
}
