package io.openitem.payment.store;

import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.kit.tx.Columns;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code bank_statement} and {@code bank_entry}: the first account of each stays. */
@ApplicationScoped
public class BankEntryStore {

    private static final String SAVE_STATEMENTS = """
            insert into bank_statement (legal_entity, account, statement_id, first_received_at)
            select :entity, s.account, s.id, cast(:now as timestamptz)
            from unnest(cast(:accounts as text[]), cast(:ids as text[])) as s(account, id)
            on conflict do nothing
            """;

    private static final String SAVE = """
            insert into bank_entry (legal_entity, reference, account, statement_id, position, detail, kind, currency,
                amount_minor, booked_on, end_to_end, payment_id, outcome)
            select :entity, e.* from unnest(cast(:references as text[]), cast(:accounts as text[]),
                cast(:statements as text[]), cast(:positions as bigint[]), cast(:details as bigint[]),
                cast(:kinds as text[]), cast(:currencies as text[]), cast(:amounts as bigint[]),
                cast(:booked as date[]), cast(:endToEnds as text[]), cast(:payments as uuid[]),
                cast(:outcomes as text[])) as e
            on conflict do nothing
            """;

    private static final String REVERSED = """
            select w.nth, p.id, bool_or(e.is_named), bool_or(p.reversal_reason is not null), exists (
                select from bank_entry b where b.payment_id = p.id and b.kind = 'reversal')
            from unnest(cast(:nths as bigint[]), cast(:accounts as text[]), cast(:endToEnds as text[]),
                    cast(:references as text[]), cast(:currencies as text[]), cast(:amounts as bigint[]))
                    as w(nth, account, end_to_end, reference, currency, amount)
                cross join lateral (
                    select payment_id, currency, amount_minor, false as is_named from bank_entry
                        where legal_entity = :entity and account = w.account and end_to_end = w.end_to_end
                            and kind = 'receipt'
                    union all
                    select payment_id, currency, amount_minor, true from bank_entry
                        where legal_entity = :entity and reference = w.reference and kind = 'receipt'
                ) as e
                join payment p on p.id = e.payment_id
            where e.currency = w.currency and e.amount_minor = w.amount
            group by w.nth, p.id
            order by w.nth, p.id
            """;

    /** What is kept of an entry. */
    public record Entry(
            String reference,
            String account,
            String statement,
            int position,
            int detail,
            String kind,
            Money amount,
            LocalDate bookedOn,
            @Nullable String endToEnd,
            @Nullable PaymentId payment,
            String outcome) {}

    /** What became of an entry, and what it was. */
    public record Known(String outcome, @Nullable PaymentId payment, Money amount, String kind, LocalDate bookedOn) {}

    /**
     * By what a reversal names the money that came: an amount of it with the payer's identity, or the bank's own.
     *
     * @param reversal which of several it is of
     */
    public record Original(
            int reversal,
            String account,
            @Nullable String endToEnd,
            @Nullable String reference,
            Money amount) {}

    /**
     * A payment that a reversal may mean.
     *
     * @param isNamed whether the bank gave both the same reference
     * @param isReversed whether it was taken back
     * @param isReturned whether a bank's entry did that
     */
    public record Candidate(PaymentId payment, boolean isNamed, boolean isReversed, boolean isReturned) {}

    public Uni<Void> saveStatements(Tx tx, LegalEntityId entity, Set<Map.Entry<String, String>> statements) {
        List<Map.Entry<String, String>> rows = List.copyOf(statements);
        return tx.sql(SAVE_STATEMENTS)
                .bind("entity", entity.value())
                .bind("now", tx.now())
                .bind("accounts", Columns.texts(rows, Map.Entry::getKey))
                .bind("ids", Columns.texts(rows, Map.Entry::getValue))
                .update()
                .replaceWithVoid();
    }

    /** What became of those of these references that were met before. */
    public Uni<Map<String, Known>> known(Tx tx, LegalEntityId entity, Collection<String> references) {
        return tx.sql("select reference, outcome, payment_id, amount_minor, currency, kind, booked_on from bank_entry"
                        + " where legal_entity = :entity and reference = any(cast(:references as text[]))")
                .bind("entity", entity.value())
                .bind("references", references.toArray(String[]::new))
                .list(row -> row)
                .map(rows -> {
                    Map<String, Known> known = new HashMap<>();
                    rows.forEach(row -> known.put(
                            row.text(0),
                            new Known(
                                    row.text(1),
                                    row.isNull(2) ? null : new PaymentId(row.uuid(2)),
                                    Money.ofMinor(row.number(3), row.text(4)),
                                    row.text(5),
                                    row.date(6))));
                    return known;
                });
    }

    /** For each reversal the payments it may mean: money of the same amount and the same identity. */
    public Uni<Map<Integer, List<Candidate>>> originals(Tx tx, LegalEntityId entity, List<Original> wanted) {
        return tx.sql(REVERSED)
                .bind("entity", entity.value())
                .bind("nths", Columns.numbers(wanted, Original::reversal))
                .bind("accounts", Columns.texts(wanted, Original::account))
                .bind("endToEnds", Columns.texts(wanted, Original::endToEnd))
                .bind("references", Columns.texts(wanted, Original::reference))
                .bind(
                        "currencies",
                        Columns.texts(wanted, original -> original.amount().currency()))
                .bind(
                        "amounts",
                        Columns.numbers(wanted, original -> original.amount().minorUnits()))
                .list(row -> row)
                .map(rows -> {
                    Map<Integer, List<Candidate>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(row.integer(0), nth -> new ArrayList<>())
                            .add(new Candidate(new PaymentId(row.uuid(1)), row.flag(2), row.flag(3), row.flag(4))));
                    return found;
                });
    }

    public Uni<Void> save(Tx tx, LegalEntityId entity, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(SAVE)
                .bind("entity", entity.value())
                .bind("references", Columns.texts(entries, Entry::reference))
                .bind("accounts", Columns.texts(entries, Entry::account))
                .bind("statements", Columns.texts(entries, Entry::statement))
                .bind("positions", Columns.numbers(entries, Entry::position))
                .bind("details", Columns.numbers(entries, Entry::detail))
                .bind("kinds", Columns.texts(entries, Entry::kind))
                .bind(
                        "currencies",
                        Columns.texts(entries, entry -> entry.amount().currency()))
                .bind(
                        "amounts",
                        Columns.numbers(entries, entry -> entry.amount().minorUnits()))
                .bind("booked", Columns.dates(entries, Entry::bookedOn))
                .bind("endToEnds", Columns.texts(entries, Entry::endToEnd))
                .bind("payments", Columns.uuidsOrNone(entries, BankEntryStore::payment))
                .bind("outcomes", Columns.texts(entries, Entry::outcome))
                .update()
                .replaceWithVoid();
    }

    private static @Nullable UUID payment(Entry entry) {
        PaymentId payment = entry.payment();
        return payment == null ? null : payment.value();
    }
}
