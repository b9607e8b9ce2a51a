package io.openitem.payment.store;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Row;
import io.openitem.kit.tx.Statement;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Allocation;
import io.openitem.payment.domain.Balance;
import io.openitem.payment.domain.Basis;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.domain.PaymentReference;
import io.openitem.payment.domain.Receipt;
import io.openitem.payment.domain.Remittance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code payment} and {@code allocation}. A reference is unique per legal entity and source: of two transactions
 * that bring the same money the second waits for the first and is then {@link Overtaken}. Inserts go in the order of the
 * references, locks in the order of the ids.
 */
@ApplicationScoped
public class PaymentStore {

    /** What {@link #read} reads. */
    public static final String COLUMNS = "p.id, p.legal_entity, p.source, p.reference, p.currency, p.amount_minor,"
            + " p.received_on, p.structured, p.remittance, p.customer_number, p.customer_id, p.recognition, p.matched,"
            + " p.state, p.reversal_reason, p.reversed_on, p.version, p.facts";

    private static final String INSERT = """
            insert into payment (id, legal_entity, source, reference, currency, amount_minor, received_on, structured,
                remittance, customer_number, customer_id, recognition, matched, state, proposed_minor, applied_minor,
                unapplied_minor, refunded_minor, returned_minor, reversal_reason, reversed_on, version, facts)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:sources as text[]),
                cast(:references as text[]), cast(:currencies as text[]), cast(:amounts as bigint[]),
                cast(:received as date[]), cast(:structured as text[]), cast(:remittances as text[]),
                cast(:numbers as text[]), cast(:customers as uuid[]), cast(:recognitions as text[]),
                cast(:matches as text[]), cast(:states as text[]), cast(:proposed as bigint[]),
                cast(:applied as bigint[]), cast(:unapplied as bigint[]), cast(:refunded as bigint[]),
                cast(:returned as bigint[]), cast(:reasons as text[]), cast(:reversed as date[]),
                cast(:versions as bigint[]), cast(:facts as bigint[]))
            on conflict (legal_entity, source, reference) do nothing
            """;

    private static final String UPDATE = """
            update payment p set customer_id = n.customer_id, recognition = n.recognition, matched = n.matched,
                state = n.state, proposed_minor = n.proposed_minor, applied_minor = n.applied_minor,
                unapplied_minor = n.unapplied_minor, refunded_minor = n.refunded_minor,
                returned_minor = n.returned_minor, reversal_reason = n.reversal_reason, reversed_on = n.reversed_on,
                version = n.version, facts = n.facts
            from unnest(cast(:ids as uuid[]), cast(:customers as uuid[]), cast(:recognitions as text[]),
                cast(:matches as text[]), cast(:states as text[]), cast(:proposed as bigint[]),
                cast(:applied as bigint[]), cast(:unapplied as bigint[]), cast(:refunded as bigint[]),
                cast(:returned as bigint[]), cast(:reasons as text[]), cast(:reversed as date[]),
                cast(:versions as bigint[]), cast(:facts as bigint[]))
                as n(id, customer_id, recognition, matched, state, proposed_minor, applied_minor, unapplied_minor,
                    refunded_minor, returned_minor, reversal_reason, reversed_on, version, facts)
            where p.id = n.id
            """;

    private static final String SAVE_ALLOCATIONS = """
            insert into allocation (id, legal_entity, payment_id, invoice_id, proposed_minor, recognition, matched,
                standing, applied_minor, reason)
            select * from unnest(cast(:ids as uuid[]), cast(:entities as text[]), cast(:payments as uuid[]),
                cast(:invoices as uuid[]), cast(:proposed as bigint[]), cast(:recognitions as text[]),
                cast(:matches as text[]), cast(:standings as text[]), cast(:applied as bigint[]),
                cast(:reasons as text[]))
            on conflict (id) do update set standing = excluded.standing, applied_minor = excluded.applied_minor,
                reason = excluded.reason
            """;

    private static final Comparator<Written> BY_REFERENCE = Comparator.comparing(
                    (Written row) -> row.receipt().legalEntity().value())
            .thenComparing(row -> row.receipt().source().value())
            .thenComparing(row -> row.receipt().reference().value());

    /** An allocation and the payment it is a part of. */
    public record Part(Receipt receipt, Allocation allocation) {}

    /** The payments that exist, locked until the transaction ends. */
    public Uni<Map<PaymentId, Stored>> load(Tx tx, Collection<PaymentId> ids) {
        return withAllocations(
                tx,
                tx.sql("select " + COLUMNS
                                + " from payment p where p.id = any(cast(:ids as uuid[])) order by p.id"
                                + " for no key update")
                        .bind("ids", ids.stream().map(PaymentId::value).toArray(UUID[]::new)));
    }

    /** The payments that have these references, locked until the transaction ends. */
    public Uni<Map<PaymentId, Stored>> loadByReference(Tx tx, Collection<PaymentKey> keys) {
        List<PaymentKey> wanted = List.copyOf(keys);
        return withAllocations(
                tx,
                tx.sql("select " + COLUMNS + " from unnest(cast(:entities as text[]), cast(:sources as text[]),"
                                + " cast(:references as text[])) as w(legal_entity, source, reference)"
                                + " join payment p on p.legal_entity = w.legal_entity and p.source = w.source"
                                + " and p.reference = w.reference order by p.id for no key update of p")
                        .bind("entities", Columns.texts(wanted, PaymentKey::legalEntity))
                        .bind("sources", Columns.texts(wanted, PaymentKey::source))
                        .bind("references", Columns.texts(wanted, PaymentKey::reference)));
    }

    /** Payments without a lock, in the order of the statement, which selects {@link #COLUMNS}. */
    public static Uni<Map<PaymentId, Stored>> withAllocations(Tx tx, Statement payments) {
        return payments.list(row -> row)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : allocations(tx, rows).map(allocations -> read(rows, allocations)));
    }

    private static Uni<Map<UUID, Map<AllocationId, Allocation>>> allocations(Tx tx, List<Row> payments) {
        Map<UUID, String> currencies = new HashMap<>();
        payments.forEach(row -> currencies.put(row.uuid(0), row.text(4)));
        return tx.sql(
                        "select payment_id, id, invoice_id, proposed_minor, recognition, matched, standing, applied_minor,"
                                + " reason from allocation where payment_id = any(cast(:ids as uuid[])) order by id")
                .bind("ids", currencies.keySet().toArray(UUID[]::new))
                .list(row -> row)
                .map(rows -> {
                    Map<UUID, Map<AllocationId, Allocation>> byPayment = new HashMap<>();
                    for (Row row : rows) {
                        Allocation allocation = allocation(row, String.valueOf(currencies.get(row.uuid(0))));
                        byPayment
                                .computeIfAbsent(row.uuid(0), id -> new LinkedHashMap<>())
                                .put(allocation.id(), allocation);
                    }
                    return byPayment;
                });
    }

    private static Allocation allocation(Row row, String currency) {
        Money applied = Money.ofMinor(row.number(7), currency);
        Allocation.Standing standing = switch (row.text(6)) {
            case "proposed" -> new Allocation.InFlight();
            case "answered" -> new Allocation.Answered(applied, row.isNull(8) ? null : new ReasonCode(row.text(8)));
            case "undone" -> new Allocation.Undone(applied);
            default -> throw new IllegalStateException("An unknown standing: " + row.text(6));
        };
        return new Allocation(
                new AllocationId(row.uuid(1)),
                new InvoiceId(row.uuid(2)),
                Money.ofMinor(row.number(3), currency),
                new Basis(new ReasonCode(row.text(4)), row.textOrNull(5)),
                standing);
    }

    private static Map<PaymentId, Stored> read(List<Row> rows, Map<UUID, Map<AllocationId, Allocation>> allocations) {
        Map<PaymentId, Stored> payments = new LinkedHashMap<>();
        for (Row row : rows) {
            Payment.Known payment = read(row, allocations.getOrDefault(row.uuid(0), Map.of()));
            payments.put(
                    payment.receipt().id(),
                    new Stored(new Versioned<Payment>(payment, row.number(16)), row.number(17)));
        }
        return payments;
    }

    private static Payment.Known read(Row row, Map<AllocationId, Allocation> allocations) {
        Receipt receipt = new Receipt(
                new PaymentId(row.uuid(0)),
                new LegalEntityId(row.text(1)),
                new SourceCode(row.text(2)),
                new PaymentReference(row.text(3)),
                Money.ofMinor(row.number(5), row.text(4)),
                row.date(6),
                new Remittance(row.textOrNull(7), row.textOrNull(8), row.textOrNull(9)));
        Basis basis = new Basis(new ReasonCode(row.text(11)), row.textOrNull(12));
        CustomerId customer = row.isNull(10) ? null : new CustomerId(row.uuid(10));
        if (!row.isNull(14)) {
            return new Payment.Reversed(
                    receipt, basis, customer, allocations, new ReasonCode(row.text(14)), row.date(15));
        }
        return customer == null
                ? new Payment.Unidentified(receipt, basis)
                : new Payment.Assigned(receipt, basis, customer, allocations);
    }

    /** Fails with {@link Overtaken} where another transaction took one of the references. */
    public Uni<Void> insert(Tx tx, Collection<Stored> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows =
                payments.stream().map(Written::of).sorted(BY_REFERENCE).toList();
        return bindChanging(bindReceipt(tx.sql(INSERT), rows), rows)
                .update()
                .invoke(count -> {
                    if (count < rows.size()) {
                        throw new Overtaken("A reference");
                    }
                })
                .replaceWithVoid();
    }

    /** Replaces what can change of payments that this transaction has loaded. */
    public Uni<Void> update(Tx tx, Collection<Stored> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Written> rows = payments.stream().map(Written::of).toList();
        return bindChanging(tx.sql(UPDATE), rows).update().replaceWithVoid();
    }

    /** Writes allocations, new ones and those whose standing has changed. */
    public Uni<Void> save(Tx tx, List<Part> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(SAVE_ALLOCATIONS)
                .bind("ids", Columns.uuids(parts, part -> part.allocation().id().value()))
                .bind("entities", Columns.texts(parts, part -> part.receipt().legalEntity()))
                .bind(
                        "payments",
                        Columns.uuids(parts, part -> part.receipt().id().value()))
                .bind(
                        "invoices",
                        Columns.uuids(parts, part -> part.allocation().invoice().value()))
                .bind(
                        "proposed",
                        Columns.numbers(
                                parts, part -> part.allocation().proposed().minorUnits()))
                .bind(
                        "recognitions",
                        Columns.texts(parts, part -> part.allocation().basis().code()))
                .bind(
                        "matches",
                        Columns.texts(parts, part -> part.allocation().basis().matched()))
                .bind("standings", Columns.texts(parts, part -> standing(part.allocation())))
                .bind("applied", Columns.numbers(parts, part -> applied(part.allocation())))
                .bind("reasons", Columns.texts(parts, part -> reason(part.allocation())))
                .update()
                .replaceWithVoid();
    }

    private static String standing(Allocation allocation) {
        return switch (allocation.standing()) {
            case Allocation.InFlight inFlight -> "proposed";
            case Allocation.Answered answered -> "answered";
            case Allocation.Undone undone -> "undone";
        };
    }

    private static long applied(Allocation allocation) {
        return switch (allocation.standing()) {
            case Allocation.InFlight inFlight -> 0;
            case Allocation.Answered answered -> answered.applied().minorUnits();
            case Allocation.Undone undone -> undone.applied().minorUnits();
        };
    }

    private static @Nullable ReasonCode reason(Allocation allocation) {
        return allocation.standing() instanceof Allocation.Answered answered ? answered.reason() : null;
    }

    private static Statement bindReceipt(Statement statement, List<Written> rows) {
        return statement
                .bind("entities", Columns.texts(rows, row -> row.receipt().legalEntity()))
                .bind("sources", Columns.texts(rows, row -> row.receipt().source()))
                .bind("references", Columns.texts(rows, row -> row.receipt().reference()))
                .bind(
                        "currencies",
                        Columns.texts(rows, row -> row.receipt().amount().currency()))
                .bind(
                        "amounts",
                        Columns.numbers(rows, row -> row.receipt().amount().minorUnits()))
                .bind("received", Columns.dates(rows, row -> row.receipt().receivedOn()))
                .bind(
                        "structured",
                        Columns.texts(rows, row -> row.receipt().remittance().structured()))
                .bind(
                        "remittances",
                        Columns.texts(rows, row -> row.receipt().remittance().text()))
                .bind(
                        "numbers",
                        Columns.texts(rows, row -> row.receipt().remittance().customerNumber()));
    }

    private static Statement bindChanging(Statement statement, List<Written> rows) {
        return statement
                .bind("ids", Columns.uuids(rows, row -> row.receipt().id().value()))
                .bind("customers", Columns.uuidsOrNone(rows, Written::customer))
                .bind(
                        "recognitions",
                        Columns.texts(rows, row -> row.payment().basis().code()))
                .bind(
                        "matches",
                        Columns.texts(rows, row -> row.payment().basis().matched()))
                .bind("states", Columns.texts(rows, row -> state(row.payment())))
                .bind(
                        "proposed",
                        Columns.numbers(rows, row -> row.balance().proposed().minorUnits()))
                .bind(
                        "applied",
                        Columns.numbers(rows, row -> row.balance().applied().minorUnits()))
                .bind(
                        "unapplied",
                        Columns.numbers(rows, row -> row.balance().unapplied().minorUnits()))
                .bind(
                        "refunded",
                        Columns.numbers(rows, row -> row.balance().refunded().minorUnits()))
                .bind(
                        "returned",
                        Columns.numbers(rows, row -> row.balance().returned().minorUnits()))
                .bind("reasons", Columns.texts(rows, Written::reversalReason))
                .bind("reversed", Columns.dates(rows, Written::reversedOn))
                .bind("versions", Columns.numbers(rows, Written::version))
                .bind("facts", Columns.numbers(rows, Written::facts));
    }

    /** In which list of work a payment stands. */
    public static String state(Payment.Known payment) {
        return switch (payment) {
            case Payment.Unidentified unidentified -> "unidentified";
            case Payment.Reversed reversed -> "reversed";
            case Payment.Assigned assigned -> {
                Balance balance = assigned.balance();
                if (balance.unapplied().isPositive()) {
                    yield "unapplied";
                }
                yield balance.proposed().isPositive() ? "proposed" : "applied";
            }
        };
    }

    private record Written(Payment.Known payment, Balance balance, long version, long facts) {

        static Written of(Stored stored) {
            return switch (stored.payment().state()) {
                case Payment.Absent absent -> throw new IllegalStateException("No event leads to absence");
                case Payment.Known known ->
                    new Written(known, known.balance(), stored.payment().version(), stored.facts());
            };
        }

        Receipt receipt() {
            return payment.receipt();
        }

        @Nullable
        UUID customer() {
            CustomerId customer = payment.customer();
            return customer == null ? null : customer.value();
        }

        @Nullable
        ReasonCode reversalReason() {
            return payment instanceof Payment.Reversed reversed ? reversed.reason() : null;
        }

        @Nullable
        LocalDate reversedOn() {
            return payment instanceof Payment.Reversed reversed ? reversed.reversedOn() : null;
        }
    }
}
