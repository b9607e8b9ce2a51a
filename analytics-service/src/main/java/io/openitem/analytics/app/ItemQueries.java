package io.openitem.analytics.app;

import io.openitem.analytics.domain.Ageing;
import io.openitem.analytics.domain.Ageing.Bucket;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.paging.Cursor;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the items behind the figures: those that were open at the end of a day, and no others. */
@Singleton
public class ItemQueries {

    /** The list of items and the columns that order it. */
    public static final String ITEMS = "kpi-items";

    public static final int ITEMS_KEYS = 2;

    /** The list of customers by what is overdue. */
    public static final String CUSTOMERS = "ageing-customers";

    public static final int CUSTOMERS_KEYS = 2;

    private static final UUID FIRST = new UUID(0, 0);

    /** Further than any document's dates. */
    private static final int DAYS_MAX = 1_000_000;

    private static final String OPEN = """
        with opened as (
            select i.invoice, i.customer_id, cast(i.currency as text) as currency, i.number, i.issue_date,
                i.due_date, i.amount_minor, case cast(:basis as text) when 'DUE' then cast(:asOf as date) - i.due_date
                    else cast(:asOf as date) - i.issue_date end as age,
                case when i.first_move is null or i.first_move > :asOf then i.amount_minor
                    else i.amount_minor + cast((select sum(m.minor) from item_move m
                        where m.invoice = i.invoice and m.day <= :asOf) as bigint) end as open_minor
            from item i
            where i.legal_entity = :entity and i.closed_on > :asOf and i.owed_from <= :asOf
                and (cast(:currency as text) = '' or i.currency = cast(:currency as text))
                and (cast(:country as text) = '' or i.country = cast(:country as text))
                and (cast(:customer as uuid) = '00000000-0000-0000-0000-000000000000'
                    or i.customer_id = cast(:customer as uuid))),
        open_item as (select * from opened where open_minor > 0)
        """;

    private static final String PAGE_OF_ITEMS = OPEN + """
        select invoice, customer_id, currency, number, issue_date, due_date, amount_minor, open_minor
        from open_item where age between :youngest and :oldest and (due_date, invoice) > (:due, :invoice)
        order by due_date, invoice limit :rows
        """;

    private static final String BY_CURRENCY =
            OPEN + "select currency, " + bucketsSql(Ageing.DUE) + " from open_item group by currency order by currency";

    private static final String BY_CURRENCY_AND_AGE = OPEN + "select currency, " + bucketsSql(Ageing.DOCUMENT)
            + " from open_item group by currency order by currency";

    private static final String PAGE_OF_CUSTOMERS =
            OPEN + "select customer_id, currency, " + bucketsSql(Ageing.DUE) + """
                , cast(max(age) as bigint), cast(coalesce(sum(open_minor * age) filter (where age > 0), 0) as text)
                from open_item group by customer_id, currency
                having coalesce(sum(open_minor) filter (where age > 0), 0) < cast(:overdue as bigint)
                    or (coalesce(sum(open_minor) filter (where age > 0), 0) = cast(:overdue as bigint) and customer_id > :after)
                order by coalesce(sum(open_minor) filter (where age > 0), 0) desc, customer_id limit :rows
                """;

    /**
     * Which open items.
     *
     * @param currency {@code null} for all
     * @param country of the debtor when an item was issued; {@code null} for all
     * @param customer {@code null} for all
     */
    public record Wanted(
            LegalEntityId legalEntity,
            LocalDate asOf,
            Ageing basis,
            @Nullable String currency,
            @Nullable String country,
            @Nullable CustomerId customer) {}

    /**
     * An item as it was.
     *
     * @param openAmount what was owed on it at the end of the day
     */
    public record OpenItem(
            InvoiceId invoice,
            CustomerId customer,
            String number,
            LocalDate issueDate,
            LocalDate dueDate,
            Money amount,
            Money openAmount) {}

    /** The buckets of one currency. */
    public record Aged(Currency currency, List<Bucket> buckets) {}

    /**
     * What a customer owes in one currency.
     *
     * @param oldestDays by how many days the one that was due first is past due; not positive where none is
     * @param overdueAmountDays overdue amounts times their days past due, in minor units
     */
    public record AgedCustomer(
            CustomerId customer,
            Currency currency,
            List<Bucket> buckets,
            long oldestDays,
            BigDecimal overdueAmountDays) {

        /** What is overdue, in minor units. */
        public long overdueMinor() {
            return buckets.stream().skip(1).mapToLong(Bucket::minor).sum();
        }
    }

    /**
     * What is known of an account.
     *
     * @param number its number in the books; {@code null} where that may not be published
     */
    public record Account(
            CustomerId customer, String country, @Nullable String number) {}

    /** Open items by due date, the earliest first; those of a bucket, or of a range of ages. */
    public Uni<Page<OpenItem>> items(Tx tx, Wanted wanted, Ageing.Range range, PageRequest request) {
        Cursor after = request.after();
        return open(tx, PAGE_OF_ITEMS, wanted)
                .bind("youngest", Math.max(range.from(), -DAYS_MAX))
                .bind("oldest", Math.min(range.to(), DAYS_MAX))
                .bind("due", after == null ? LocalDate.of(1, 1, 1) : after.date(0))
                .bind("invoice", after == null ? FIRST : after.uuid(1))
                .bind("rows", request.rows())
                .list(ItemQueries::item)
                .map(rows -> Page.of(
                        rows,
                        request,
                        row -> Cursor.at(ITEMS, row.dueDate(), row.invoice().value())));
    }

    private static OpenItem item(Row row) {
        String currency = row.text(2);
        return new OpenItem(
                new InvoiceId(row.uuid(0)),
                new CustomerId(row.uuid(1)),
                row.text(3),
                row.date(4),
                row.date(5),
                Money.ofMinor(row.number(6), currency),
                Money.ofMinor(row.number(7), currency));
    }

    /** What is open by age, one entry for each currency in which anything is. */
    public Uni<List<Aged>> aged(Tx tx, Wanted wanted) {
        String sql = wanted.basis() == Ageing.DUE ? BY_CURRENCY : BY_CURRENCY_AND_AGE;
        return open(tx, sql, wanted)
                .list(row -> new Aged(Currency.getInstance(row.text(0)), buckets(wanted.basis(), row, 1)));
    }

    /** Customers by what is overdue, the most first. */
    public Uni<Page<AgedCustomer>> agedCustomers(Tx tx, Wanted wanted, PageRequest request) {
        Cursor after = request.after();
        int behind = 2 + 2 * Ageing.DUE.buckets().size();
        return open(tx, PAGE_OF_CUSTOMERS, wanted)
                .bind("overdue", after == null ? Long.MAX_VALUE : after.number(0))
                .bind("after", after == null ? FIRST : after.uuid(1))
                .bind("rows", request.rows())
                .list(row -> new AgedCustomer(
                        new CustomerId(row.uuid(0)),
                        Currency.getInstance(row.text(1)),
                        buckets(Ageing.DUE, row, 2),
                        row.number(behind),
                        new BigDecimal(row.text(behind + 1))))
                .map(rows -> Page.of(
                        rows,
                        request,
                        row -> Cursor.at(
                                CUSTOMERS, row.overdueMinor(), row.customer().value())));
    }

    /** What is known of these accounts. */
    public Uni<Map<CustomerId, Account>> accounts(Tx tx, Collection<CustomerId> customers) {
        return tx.sql("select id, country, number from customer where id = any(cast(:ids as uuid[]))")
                .bind("ids", Columns.uuids(List.copyOf(customers), CustomerId::value))
                .list(row -> new Account(new CustomerId(row.uuid(0)), row.text(1), row.textOrNull(2)))
                .map(accounts -> {
                    Map<CustomerId, Account> byId = new HashMap<>();
                    accounts.forEach(account -> byId.put(account.customer(), account));
                    return byId;
                });
    }

    private static Statement open(Tx tx, String sql, Wanted wanted) {
        CustomerId customer = wanted.customer();
        return tx.sql(sql)
                .bind("entity", wanted.legalEntity().value())
                .bind("asOf", wanted.asOf())
                .bind("basis", wanted.basis().name())
                .bind("currency", text(wanted.currency()))
                .bind("country", text(wanted.country()))
                .bind("customer", customer == null ? FIRST : customer.value());
    }

    /** Amount and number of each bucket, in their order. */
    private static String bucketsSql(Ageing basis) {
        return basis.buckets().stream()
                .map(bucket -> Objects.requireNonNull(basis.range(bucket)))
                .map(range -> "filter (where age between " + Math.max(range.from(), -DAYS_MAX) + " and "
                        + Math.min(range.to(), DAYS_MAX) + ")")
                .map(filter -> "cast(coalesce(sum(open_minor) " + filter + ", 0) as bigint), count(*) " + filter)
                .collect(Collectors.joining(", "));
    }

    private static List<Bucket> buckets(Ageing basis, Row row, int first) {
        List<String> names = basis.buckets();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Bucket(names.get(i), row.number(first + 2 * i), row.number(first + 2 * i + 1)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
