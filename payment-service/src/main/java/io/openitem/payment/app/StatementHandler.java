package io.openitem.payment.app;

import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.domain.PaymentCommand;
import io.openitem.payment.domain.PaymentEvent;
import io.openitem.payment.domain.PaymentReference;
import io.openitem.payment.domain.PaymentRejection;
import io.openitem.payment.ingest.BankTransaction;
import io.openitem.payment.store.BankEntryStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of what banks have stated. A movement is known by its reference: however often and in however many
 * statements it comes, it becomes one payment, or takes one back.
 */
@ApplicationScoped
public class StatementHandler {

    private static final SourceCode SOURCE = new SourceCode("bank-statement");
    private static final String GIVEN_BEFORE = "The bank gave its reference to another movement before.";
    private static final ReasonCode RETURNED = new ReasonCode("returned-by-bank");

    private final CashApplication cash;
    private final PaymentHandler payments;
    private final BankEntryStore entries;

    StatementHandler(CashApplication cash, PaymentHandler payments, BankEntryStore entries) {
        this.cash = cash;
        this.payments = payments;
        this.entries = entries;
    }

    /** What became of a movement. */
    public sealed interface Result {

        /** It became a payment; or it had before. */
        record Received(PaymentId payment, boolean isNew) implements Result {}

        /** It took a payment back; or it had before. */
        record Reversed(PaymentId payment, boolean isNew) implements Result {}

        /** It is not about a debtor's money, or nobody can say about which: {@code outcome} says why. */
        record Noted(String outcome) implements Result {}

        /** Money went back, and nobody can say which: one of these, or one that is not known. Nothing is kept of it. */
        record Unmatched(List<PaymentId> candidates) implements Result {}

        /** It cannot be read. */
        record Unreadable(String flaw) implements Result {}

        /** It is refused. */
        record Refused(PaymentRejection why) implements Result {}
    }

    /** One movement that can be taken in, with what its optional fields say. */
    private record Clear(BankTransaction movement, Money amount, LocalDate bookedOn) {

        String kind() {
            return movement.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Takes in movements of a legal entity's accounts, in order.
     *
     * @return one result for each
     */
    public Uni<List<Result>> takeAll(Tx tx, LegalEntityId entity, List<BankTransaction> movements) {
        Map<Integer, Result> results = new HashMap<>();
        List<Clear> clear = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Set<Map.Entry<String, String>> statements = new HashSet<>();
        for (int i = 0; i < movements.size(); i++) {
            BankTransaction movement = movements.get(i);
            if (movement.kind() == BankTransaction.Kind.NOT_BOOKED) {
                results.put(i, new Result.Noted("not-booked"));
            } else if (movement.flaw() != null || movement.amount() == null || movement.bookedOn() == null) {
                results.put(i, new Result.Unreadable(Objects.requireNonNullElse(movement.flaw(), "It is incomplete.")));
            } else {
                clear.add(new Clear(movement, movement.amount(), movement.bookedOn()));
                places.add(i);
                statements.add(Map.entry(
                        movement.statement().account(), movement.statement().id()));
            }
        }
        List<String> references =
                clear.stream().map(one -> one.movement().reference()).toList();
        return entries.saveStatements(tx, entity, statements)
                .chain(() -> entries.known(tx, entity, references))
                .chain(known -> take(tx, entity, clear, known))
                .map(taken -> {
                    for (int i = 0; i < taken.size(); i++) {
                        results.put(places.get(i), taken.get(i));
                    }
                    List<Result> inOrder = new ArrayList<>(movements.size());
                    for (int i = 0; i < movements.size(); i++) {
                        inOrder.add(Objects.requireNonNull(results.get(i)));
                    }
                    return inOrder;
                });
    }

    private Uni<List<Result>> take(
            Tx tx, LegalEntityId entity, List<Clear> clear, Map<String, BankEntryStore.Known> known) {
        Map<Clear, Result> results = new HashMap<>();
        List<Clear> receipts = new ArrayList<>();
        Map<String, Clear> reversals = new LinkedHashMap<>();
        Map<Clear, Clear> repeated = new HashMap<>();
        for (Clear one : clear) {
            BankEntryStore.Known before = known.get(one.movement().reference());
            if (before != null) {
                results.put(one, again(one, before));
                continue;
            }
            switch (one.movement().kind()) {
                case RECEIPT -> receipts.add(one);
                case REVERSAL -> {
                    Clear first = reversals.putIfAbsent(one.movement().reference(), one);
                    if (first != null) {
                        repeated.put(one, first);
                    }
                }
                case PAYOUT -> results.put(one, new Result.Noted("payout"));
                case PAYOUT_REVERSAL -> results.put(one, new Result.Noted("payout-reversal"));
                case NOT_BOOKED -> throw new IllegalStateException("Not booked is left out before");
            }
        }
        return receive(tx, entity, receipts, results)
                .chain(() -> save(tx, entity, receipts, results))
                .chain(() -> reverse(tx, entity, List.copyOf(reversals.values()), results))
                .invoke(() -> repeated.forEach((one, first) -> results.put(one, again(one, first, results))))
                .chain(() -> save(
                        tx,
                        entity,
                        clear.stream()
                                .filter(one -> one.movement().kind() != BankTransaction.Kind.RECEIPT)
                                .toList(),
                        results))
                .map(done -> clear.stream()
                        .map(one -> Objects.requireNonNull(results.get(one)))
                        .toList());
    }

    /** A reference that the bank gave to another movement before must be looked at: nothing is dropped in silence. */
    private static Result again(Clear one, BankEntryStore.Known before) {
        PaymentId payment = before.payment();
        List<String> differing = differing(one, before.kind(), before.amount(), before.bookedOn());
        if (!differing.isEmpty()) {
            return payment == null
                    ? new Result.Unreadable(GIVEN_BEFORE)
                    : new Result.Refused(new PaymentRejection.ReferenceTaken(payment, differing));
        }
        if (payment == null) {
            return new Result.Noted(before.outcome());
        }
        return before.outcome().equals("reversal")
                ? new Result.Reversed(payment, false)
                : new Result.Received(payment, false);
    }

    /** A reversal that stands in two statements of one file. */
    private static Result again(Clear one, Clear first, Map<Clear, Result> results) {
        if (!differing(one, first.kind(), first.amount(), first.bookedOn()).isEmpty()) {
            return new Result.Unreadable(GIVEN_BEFORE);
        }
        Result before = Objects.requireNonNull(results.get(first));
        return before instanceof Result.Reversed reversed ? new Result.Reversed(reversed.payment(), false) : before;
    }

    private static List<String> differing(Clear one, String kind, Money amount, LocalDate bookedOn) {
        List<String> fields = new ArrayList<>();
        if (!kind.equals(one.kind())) {
            fields.add("kind");
        }
        if (!amount.equals(one.amount())) {
            fields.add("amount");
        }
        if (!bookedOn.equals(one.bookedOn())) {
            fields.add("receivedOn");
        }
        return fields;
    }

    private Uni<Void> receive(Tx tx, LegalEntityId entity, List<Clear> receipts, Map<Clear, Result> results) {
        if (receipts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cash.receiveAll(
                        tx, receipts.stream().map(one -> intake(entity, one)).toList())
                .invoke(folded -> {
                    for (int i = 0; i < receipts.size(); i++) {
                        results.put(receipts.get(i), received(folded.outcomes().get(i)));
                    }
                })
                .replaceWithVoid();
    }

    private static Intake intake(LegalEntityId entity, Clear one) {
        return new Intake(
                entity,
                SOURCE,
                new PaymentReference(one.movement().reference()),
                one.amount(),
                one.bookedOn(),
                null,
                one.movement().remittance());
    }

    private static Result received(Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<PaymentId, Payment, PaymentEvent, PaymentRejection> refused ->
                new Result.Refused(refused.reason());
            case Fold.Outcome.Done<PaymentId, Payment, PaymentEvent, PaymentRejection> done ->
                new Result.Received(done.key(), !done.events().isEmpty());
        };
    }

    private Uni<Void> reverse(Tx tx, LegalEntityId entity, List<Clear> reversals, Map<Clear, Result> results) {
        if (reversals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return entries.originals(tx, entity, originals(reversals)).chain(found -> {
            List<Clear> matched = new ArrayList<>();
            List<PaymentCommand> commands = new ArrayList<>();
            Set<PaymentId> taken = new HashSet<>();
            for (int i = 0; i < reversals.size(); i++) {
                Clear one = reversals.get(i);
                List<BankEntryStore.Candidate> candidates = left(found.getOrDefault(i, List.of()), taken);
                PaymentId payment = only(candidates);
                if (payment == null) {
                    results.put(one, new Result.Unmatched(payments(candidates)));
                } else {
                    taken.add(payment);
                    matched.add(one);
                    commands.add(new PaymentCommand.Reverse(payment, reason(one.movement()), one.bookedOn()));
                }
            }
            return commands.isEmpty() ? Uni.createFrom().voidItem() : reverse(tx, matched, commands, results);
        });
    }

    private Uni<Void> reverse(Tx tx, List<Clear> matched, List<PaymentCommand> commands, Map<Clear, Result> results) {
        return payments.handleAll(tx, commands, List.of())
                .invoke(folded -> {
                    for (int i = 0; i < matched.size(); i++) {
                        results.put(
                                matched.get(i),
                                switch (folded.outcomes().get(i)) {
                                    case Fold.Outcome.Refused<PaymentId, Payment, PaymentEvent, PaymentRejection>
                                            refused -> new Result.Refused(refused.reason());
                                    case Fold.Outcome.Done<PaymentId, Payment, PaymentEvent, PaymentRejection> done ->
                                        new Result.Reversed(done.key(), true);
                                });
                    }
                })
                .replaceWithVoid();
    }

    /** What came may have been booked without the fee that the bank adds when it goes back. */
    private static List<BankEntryStore.Original> originals(List<Clear> reversals) {
        List<BankEntryStore.Original> originals = new ArrayList<>();
        for (int i = 0; i < reversals.size(); i++) {
            Clear one = reversals.get(i);
            Money instructed = one.movement().instructed();
            originals.add(original(i, one, one.amount()));
            if (instructed != null && !instructed.equals(one.amount())) {
                originals.add(original(i, one, instructed));
            }
        }
        return originals;
    }

    private static BankEntryStore.Original original(int nth, Clear one, Money amount) {
        BankTransaction movement = one.movement();
        return new BankEntryStore.Original(
                nth, movement.statement().account(), movement.endToEnd(), movement.original(), amount);
    }

    /** Those that no bank has taken back yet; only those that have its reference where there are such. */
    private static List<BankEntryStore.Candidate> left(
            List<BankEntryStore.Candidate> candidates, Set<PaymentId> taken) {
        List<BankEntryStore.Candidate> left = candidates.stream()
                .filter(candidate -> !candidate.isReturned() && !taken.contains(candidate.payment()))
                .toList();
        List<BankEntryStore.Candidate> named =
                left.stream().filter(BankEntryStore.Candidate::isNamed).toList();
        return named.isEmpty() ? left : named;
    }

    /**
     * None where there are several, because nothing is guessed. One that a person took back counts: it may be this very
     * money, and then another that is like it must not go as well.
     */
    private static @Nullable PaymentId only(List<BankEntryStore.Candidate> left) {
        return left.size() == 1 && !left.getFirst().isReversed()
                ? left.getFirst().payment()
                : null;
    }

    private static List<PaymentId> payments(List<BankEntryStore.Candidate> candidates) {
        return candidates.stream().map(BankEntryStore.Candidate::payment).toList();
    }

    private static ReasonCode reason(BankTransaction movement) {
        String code = movement.returnReason();
        return code == null || code.isEmpty() ? RETURNED : new ReasonCode(code);
    }

    /** Notes what became of movements. What is refused, or matches nothing, may find its money when it is sent again. */
    private Uni<Void> save(Tx tx, LegalEntityId entity, List<Clear> clear, Map<Clear, Result> results) {
        List<BankEntryStore.Entry> rows = new ArrayList<>();
        for (Clear one : clear) {
            switch (Objects.requireNonNull(results.get(one))) {
                case Result.Received received -> rows.add(entry(one, received.payment(), "payment"));
                case Result.Reversed reversed -> rows.add(entry(one, reversed.payment(), "reversal"));
                case Result.Noted noted -> rows.add(entry(one, null, noted.outcome()));
                case Result.Unmatched unmatched -> {}
                case Result.Unreadable unreadable -> {}
                case Result.Refused refused -> {}
            }
        }
        return entries.save(tx, entity, rows);
    }

    private static BankEntryStore.Entry entry(Clear one, @Nullable PaymentId payment, String outcome) {
        BankTransaction movement = one.movement();
        return new BankEntryStore.Entry(
                movement.reference(),
                movement.statement().account(),
                movement.statement().id(),
                movement.entry(),
                movement.detail(),
                one.kind(),
                one.amount(),
                one.bookedOn(),
                movement.endToEnd(),
                payment,
                outcome);
    }
}
