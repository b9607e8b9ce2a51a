package io.openitem.invoice.app;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.domain.BankAccount;
import io.openitem.invoice.domain.CustomerNumber;
import io.openitem.invoice.domain.CustomerParticulars;
import io.openitem.invoice.domain.Dispute;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers, right before debtors are written to, who they are and what they owe at this moment. */
@ApplicationScoped
public class SendCheckQueries {

    /** One statement, so that all of the answer is as of one moment. */
    private static final String SQL = """
            select e.name, e.country, e.iban, e.bic,
                cast(cast(:now as timestamptz) at time zone e.time_zone as date),
                c.id, c.number, c.name, c.email, c.country, c.language, c.currency, c.consumer,
                i.id, i.source, i.number, i.version, i.state, i.issue_date, i.due_date, i.overdue_since,
                i.currency, i.amount_minor, i.open_minor, i.dispute_reason, i.disputed_on
            from legal_entity e
                left join customer c on c.legal_entity = e.legal_entity and c.id = any(cast(:customers as uuid[]))
                left join lateral (
                    select * from invoice o
                    where o.customer_id = c.id and o.legal_entity = e.legal_entity and o.state in ('open', 'overdue')
                    order by o.due_date, o.id limit :items) i on true
            where e.legal_entity = :entity
            order by c.id, i.due_date, i.id
            """;

    /**
     * The company and those of the debtors asked for that it has.
     *
     * @param account where they pay to; absent where none is known
     */
    public record Checked(
            String creditor,
            CountryCode country,
            @Nullable BankAccount account,
            LocalDate businessDate,
            List<Debtor> debtors) {}

    /**
     * One debtor account.
     *
     * @param particulars as known, without the postal address, which nobody asks for here
     * @param items what is owed, by due date
     * @param moreItems whether more is owed than was asked for
     */
    public record Debtor(
            CustomerId id,
            CustomerNumber number,
            CustomerParticulars particulars,
            List<Item> items,
            boolean moreItems) {}

    /**
     * One item that is owed.
     *
     * @param state {@code open} or {@code overdue}
     */
    public record Item(
            InvoiceId id,
            SourceCode source,
            DocumentNumber number,
            long version,
            String state,
            LocalDate issueDate,
            LocalDate dueDate,
            @Nullable LocalDate overdueSince,
            Money amount,
            Money openAmount,
            @Nullable Dispute dispute) {}

    /**
     * What a legal entity knows of these debtors; absent where it is not registered.
     *
     * @param maxItems of one debtor at most
     */
    public Uni<@Nullable Checked> check(
            Tx tx, LegalEntityId legalEntity, Collection<CustomerId> customers, int maxItems) {
        return tx.sql(SQL)
                .bind("now", tx.now())
                .bind("entity", legalEntity.value())
                .bind("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .bind("items", maxItems + 1)
                .list(Line::read)
                .map(lines -> lines.isEmpty() ? null : checked(lines, maxItems));
    }

    private static Checked checked(List<Line> lines, int maxItems) {
        Map<CustomerId, List<Line>> byCustomer = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.debtor() != null) {
                byCustomer
                        .computeIfAbsent(line.debtor().id(), id -> new ArrayList<>())
                        .add(line);
            }
        }
        List<Debtor> debtors = byCustomer.values().stream()
                .map(ofOne -> debtor(ofOne, maxItems))
                .toList();
        Checked creditor = lines.getFirst().creditor();
        return new Checked(
                creditor.creditor(), creditor.country(), creditor.account(), creditor.businessDate(), debtors);
    }

    private static Debtor debtor(List<Line> lines, int maxItems) {
        List<Item> items = new ArrayList<>();
        for (Line line : lines) {
            if (line.item() != null && items.size() < maxItems) {
                items.add(line.item());
            }
        }
        Debtor known = Objects.requireNonNull(lines.getFirst().debtor());
        return new Debtor(known.id(), known.number(), known.particulars(), List.copyOf(items), lines.size() > maxItems);
    }

    /** One row: the company, one of its debtors, and one item of that. */
    private record Line(
            Checked creditor,
            @Nullable Debtor debtor,
            @Nullable Item item) {

        static Line read(Row row) {
            Checked creditor = new Checked(
                    row.text(0),
                    new CountryCode(row.text(1)),
                    BankAccount.of(row.textOrNull(2), row.textOrNull(3)),
                    row.date(4),
                    List.of());
            return new Line(creditor, row.isNull(5) ? null : readDebtor(row), row.isNull(13) ? null : readItem(row));
        }

        private static Debtor readDebtor(Row row) {
            CustomerParticulars particulars = new CustomerParticulars(
                    row.text(7),
                    row.textOrNull(8),
                    null,
                    new CountryCode(row.text(9)),
                    new LanguageCode(row.text(10)),
                    Currency.getInstance(row.text(11)),
                    row.flag(12));
            return new Debtor(
                    new CustomerId(row.uuid(5)), new CustomerNumber(row.text(6)), particulars, List.of(), false);
        }

        private static Item readItem(Row row) {
            String currency = row.text(21);
            return new Item(
                    new InvoiceId(row.uuid(13)),
                    new SourceCode(row.text(14)),
                    new DocumentNumber(row.text(15)),
                    row.number(16),
                    row.text(17),
                    row.date(18),
                    row.date(19),
                    row.isNull(20) ? null : row.date(20),
                    Money.ofMinor(row.number(22), currency),
                    Money.ofMinor(row.number(23), currency),
                    row.isNull(24) ? null : new Dispute(new ReasonCode(row.text(24)), row.date(25)));
        }
    }
}
