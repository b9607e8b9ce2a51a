package io.openitem.invoice.store;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.domain.Dispute;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceDocument;
import io.openitem.invoice.domain.Marks;
import io.openitem.invoice.domain.Settlement;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code invoice}. A number is unique per legal entity and source, and that constraint is what two batches that
 * bring the same document meet at: a document that is not there cannot be locked, so both decide to issue it; the second
 * insert waits for the first to commit, inserts nothing and the transaction is {@link Overtaken}; tried again it finds
 * the document. Locks are taken first and in the order of the ids, inserts come after and in the order of the numbers,
 * so that no two batches wait for each other. Ids are ordered by time rather than derived from the number, because ids
 * without order would spread every batch over the whole of each index.
 */
@ApplicationScoped
public class InvoiceStore {

    /** What {@link #read} reads. */
    public static final String COLUMNS = "i.id, i.legal_entity, i.customer_id, i.source, i.number, i.issue_date,"
            + " i.due_date, i.currency, i.amount_minor, i.state, i.cancel_reason, i.cancelled_on, i.overdue_since,"
            + " i.version, i.applied_minor, i.paid_up_to, i.reopened_on, i.dispute_reason, i.disputed_on,"
            + " i.announced_on";

    private static final String INSERT = """
            insert into invoice (id, legal_entity, customer_id, source, number, issue_date, due_date, currency,
                amount_minor, open_minor, state, cancel_reason, cancelled_on, overdue_since, version, applied_minor,
                paid_up_to, reopened_on, dispute_reason, disputed_on, announced_on, booked_on)
            select n.*, cast(openitem.clock_instant() at time zone (
                    select e.time_zone from legal_entity e where e.legal_entity = n.legal_entity) as date)
            from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:customers as uuid[]),
                cast(:sources as text[]), cast(:numbers as text[]), cast(:issued as date[]), cast(:due as date[]),
                cast(:currencies as text[]), cast(:amounts as bigint[]), cast(:open as bigint[]),
                cast(:states as text[]), cast(:reasons as text[]), cast(:cancelled as date[]),
                cast(:late as date[]), cast(:versions as bigint[]), cast(:applied as bigint[]),
                cast(:paid as date[]), cast(:reopened as date[]), cast(:disputes as text[]),
                cast(:disputed as date[]), cast(:announced as date[])) as n(id, legal_entity)
            on conflict (legal_entity, source, number) do nothing
            """;

    private static final String UPDATE = """
            update invoice i set open_minor = n.open_minor, state = n.state, cancel_reason = n.cancel_reason,
                cancelled_on = n.cancelled_on, overdue_since = n.overdue_since, version = n.version,
                applied_minor = n.applied_minor, paid_up_to = n.paid_up_to, reopened_on = n.reopened_on,
                dispute_reason = n.dispute_reason, disputed_on = n.disputed_on, announced_on = n.announced_on
            from unnest(cast(:ids as uuid[]), cast(:open as bigint[]), cast(:states as text[]),
                cast(:reasons as text[]), cast(:cancelled as date[]), cast(:late as date[]),
                cast(:versions as bigint[]), cast(:applied as bigint[]), cast(:paid as date[]),
                cast(:reopened as date[]), cast(:disputes as text[]), cast(:disputed as date[]),
                cast(:announced as date[]))
                as n(id, open_minor, state, cancel_reason, cancelled_on, overdue_since, version, applied_minor,
                    paid_up_to, reopened_on, dispute_reason, disputed_on, announced_on)
            where i.id = n.id
            """;

    /**
     * Skips what another transaction works on: it is cancelled there, or noticed by another instance. Two halves, because
     * what was announced and what was not are found by an index each, which costs an intake no more than one.
     */
    private static final String PAST_DUE = """
            select i.id from (
                    select legal_entity, cast(cast(:now as timestamptz) at time zone time_zone as date) as today
                    from legal_entity) e
                cross join lateral (
                    (select a.id from invoice a where a.legal_entity = e.legal_entity and a.state = 'open'
                        and a.announced_on is not null and a.due_date < e.today limit :limit)
                    union all
                    (select n.id from invoice n where n.legal_entity = e.legal_entity and n.state = 'open'
                        and n.announced_on is null and n.due_date < e.today limit :limit)) late
                join invoice i on i.id = late.id
            where i.state = 'open'
            limit :limit for no key update of i skip locked
            """;

    /** What was announced is not in the index that is looked into, so nothing new means nothing to look at. */
    private static final String DUE_SOON = """
            select i.id from (
                    select legal_entity, cast(cast(:now as timestamptz) at time zone time_zone as date) as today
                    from legal_entity) e
                join invoice i on i.legal_entity = e.legal_entity
            where i.state = 'open' and i.announced_on is null and i.dispute_reason is null
                and i.due_date between e.today and e.today + cast(:days as int)
            limit :limit for no key update of i skip locked
            """;

    private static final Comparator<Written> BY_NUMBER = Comparator.comparing(
                    (Written row) -> row.document().legalEntity().value())
            .thenComparing(row -> row.document().source().value())
            .thenComparing(row -> row.document().number().value());

    /** The invoices that exist, locked until the transaction ends. */
    public Uni<Map<InvoiceId, Versioned<Invoice>>> load(Tx tx, Collection<InvoiceId> ids) {
        return tx.sql("select " + COLUMNS
                        + " from invoice i where i.id = any(cast(:ids as uuid[])) order by i.id for no key update")
                .bind("ids", ids.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .list(InvoiceStore::read)
                .map(InvoiceStore::byId);
    }

    /** The invoices that have these numbers, locked until the transaction ends. */
    public Uni<Map<InvoiceId, Versioned<Invoice>>> loadByNumber(Tx tx, Collection<DocumentKey> keys) {
        List<DocumentKey> wanted = List.copyOf(keys);
        return tx.sql("select " + COLUMNS + " from unnest(cast(:entities as text[]), cast(:sources as text[]),"
                        + " cast(:numbers as text[])) as w(legal_entity, source, number)"
                        + " join invoice i on i.legal_entity = w.legal_entity and i.source = w.source"
                        + " and i.number = w.number order by i.id for no key update of i")
                .bind("entities", Columns.texts(wanted, DocumentKey::legalEntity))
                .bind("sources", Columns.texts(wanted, DocumentKey::source))
                .bind("numbers", Columns.texts(wanted, DocumentKey::number))
                .list(InvoiceStore::read)
                .map(InvoiceStore::byId);
    }

    /** Locks invoices whose due date has passed in their legal entity and was not noticed yet; at most {@code limit}. */
    public Uni<List<InvoiceId>> lockPastDue(Tx tx, int limit) {
        return tx.sql(PAST_DUE).bind("now", tx.now()).bind("limit", limit).list(row -> new InvoiceId(row.uuid(0)));
    }

    /**
     * Locks open, undisputed invoices that are due within {@code daysAhead} days in their legal entity and of which
     * nobody was told yet; at most {@code limit}.
     */
    public Uni<List<InvoiceId>> lockDueSoon(Tx tx, int daysAhead, int limit) {
        return tx.sql(DUE_SOON)
                .bind("now", tx.now())
                .bind("days", daysAhead)
                .bind("limit", limit)
                .list(row -> new InvoiceId(row.uuid(0)));
    }

    /** Fails with {@link Overtaken} where another transaction took one of the numbers. */
    public Uni<Void> insert(Tx tx, Collection<Versioned<Invoice>> invoices) {
        if (invoices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows =
                invoices.stream().map(Written::of).sorted(BY_NUMBER).toList();
        return bindChanging(bindDocument(tx.sql(INSERT), rows), rows)
                .update()
                .invoke(count -> {
                    if (count < rows.size()) {
                        throw new Overtaken("A document number");
                    }
                })
                .replaceWithVoid();
    }

    /** Replaces what can change of invoices that this transaction has loaded. */
    public Uni<Void> update(Tx tx, Collection<Versioned<Invoice>> invoices) {
        if (invoices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows = invoices.stream().map(Written::of).toList();
        return bindChanging(tx.sql(UPDATE), rows).update().replaceWithVoid();
    }

    private static Statement bindDocument(Statement statement, List<Written> rows) {
        return statement
                .bind("entities", Columns.texts(rows, row -> row.document().legalEntity()))
                .bind(
                        "customers",
                        Columns.uuids(rows, row -> row.document().customer().value()))
                .bind("sources", Columns.texts(rows, row -> row.document().source()))
                .bind("numbers", Columns.texts(rows, row -> row.document().number()))
                .bind("issued", Columns.dates(rows, row -> row.document().issueDate()))
                .bind("due", Columns.dates(rows, row -> row.document().dueDate()))
                .bind(
                        "currencies",
                        Columns.texts(
                                rows, row -> row.document().amount().currency().getCurrencyCode()))
                .bind(
                        "amounts",
                        Columns.numbers(rows, row -> row.document().amount().minorUnits()));
    }

    private static Statement bindChanging(Statement statement, List<Written> rows) {
        return statement
                .bind("ids", Columns.uuids(rows, row -> row.document().id().value()))
                .bind("open", Columns.numbers(rows, row -> row.open().minorUnits()))
                .bind("states", Columns.texts(rows, Written::state))
                .bind("reasons", Columns.texts(rows, Written::reason))
                .bind("cancelled", Columns.dates(rows, Written::cancelledOn))
                .bind("late", Columns.dates(rows, Written::overdueSince))
                .bind("versions", Columns.numbers(rows, Written::version))
                .bind(
                        "applied",
                        Columns.numbers(rows, row -> row.settlement().applied().minorUnits()))
                .bind("paid", Columns.dates(rows, row -> row.settlement().paidUpTo()))
                .bind("reopened", Columns.dates(rows, row -> row.settlement().reopenedOn()))
                .bind("disputes", Columns.texts(rows, Written::disputeReason))
                .bind("disputed", Columns.dates(rows, Written::disputedOn))
                .bind("announced", Columns.dates(rows, row -> row.marks().announcedOn()));
    }

    private record Written(
            Invoice.Known invoice,
            String state,
            Settlement settlement,
            Marks marks,
            @Nullable ReasonCode reason,
            @Nullable LocalDate cancelledOn,
            long version) {

        static Written of(Versioned<Invoice> written) {
            long version = written.version();
            return switch (written.state()) {
                case Invoice.Absent absent -> throw new IllegalStateException("No event leads to absence");
                case Invoice.Open open -> payable(open, "open", version);
                case Invoice.Overdue overdue -> payable(overdue, "overdue", version);
                case Invoice.Settled settled -> payable(settled, "settled", version);
                case Invoice.Cancelled cancelled ->
                    new Written(
                            cancelled,
                            "cancelled",
                            Settlement.none(cancelled.document().amount().currency()),
                            Marks.NONE,
                            cancelled.reason(),
                            cancelled.cancelledOn(),
                            version);
            };
        }

        private static Written payable(Invoice.Payable invoice, String state, long version) {
            return new Written(invoice, state, invoice.settlement(), invoice.marks(), null, null, version);
        }

        InvoiceDocument document() {
            return invoice.document();
        }

        Money open() {
            return invoice.openAmount();
        }

        @Nullable
        LocalDate overdueSince() {
            return invoice.overdueSince();
        }

        @Nullable
        ReasonCode disputeReason() {
            Dispute dispute = marks.dispute();
            return dispute == null ? null : dispute.reason();
        }

        @Nullable
        LocalDate disputedOn() {
            Dispute dispute = marks.dispute();
            return dispute == null ? null : dispute.since();
        }
    }

    /** Reads {@link #COLUMNS}. */
    public static Versioned<Invoice.Known> read(Row row) {
        InvoiceDocument document = new InvoiceDocument(
                new InvoiceId(row.uuid(0)),
                new LegalEntityId(row.text(1)),
                new CustomerId(row.uuid(2)),
                new SourceCode(row.text(3)),
                new DocumentNumber(row.text(4)),
                row.date(5),
                row.date(6),
                Money.ofMinor(row.number(8), row.text(7)));
        return new Versioned<>(state(document, row), row.number(13));
    }

    private static Invoice.Known state(InvoiceDocument document, Row row) {
        String state = row.text(9);
        LocalDate overdueSince = dateOrNull(row, 12);
        Settlement settlement = new Settlement(
                new Money(row.number(14), document.amount().currency()), dateOrNull(row, 15), dateOrNull(row, 16));
        Dispute dispute = row.isNull(17) ? null : new Dispute(new ReasonCode(row.text(17)), row.date(18));
        Marks marks = new Marks(dispute, dateOrNull(row, 19));
        return switch (state) {
            case "open" -> new Invoice.Open(document, settlement, marks);
            case "overdue" -> new Invoice.Overdue(document, settlement, marks, row.date(12));
            case "settled" -> new Invoice.Settled(document, settlement, marks, overdueSince);
            case "cancelled" ->
                new Invoice.Cancelled(document, new ReasonCode(row.text(10)), row.date(11), overdueSince);
            default -> throw new IllegalStateException("The table holds an unknown state: " + state);
        };
    }

    private static @Nullable LocalDate dateOrNull(Row row, int column) {
        return row.isNull(column) ? null : row.date(column);
    }

    private static Map<InvoiceId, Versioned<Invoice>> byId(List<Versioned<Invoice.Known>> rows) {
        Map<InvoiceId, Versioned<Invoice>> loaded = new HashMap<>();
        rows.forEach(
                row -> loaded.put(row.state().document().id(), new Versioned<Invoice>(row.state(), row.version())));
        return loaded;
    }
}
