package io.openitem.payment.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.outbox.TimeOrderedId;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Tx;
import io.openitem.payment.domain.Basis;
import io.openitem.payment.domain.Candidates;
import io.openitem.payment.domain.OpenItem;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.domain.PaymentCommand;
import io.openitem.payment.domain.PaymentEvent;
import io.openitem.payment.domain.PaymentRejection;
import io.openitem.payment.domain.Receipt;
import io.openitem.payment.domain.Recognition;
import io.openitem.payment.domain.Share;
import io.openitem.payment.store.LedgerCopies;
import io.openitem.payment.store.MatchingLock;
import io.openitem.payment.store.PaymentKey;
import io.openitem.payment.store.PaymentStore;
import io.openitem.payment.store.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Money finds its items: when it arrives, when a person says whose it is, and when a person allocates it. */
@ApplicationScoped
public class CashApplication {

    private final PaymentHandler handler;
    private final PaymentStore payments;
    private final LedgerCopies copies;
    private final MatchingLock lock;

    CashApplication(PaymentHandler handler, PaymentStore payments, LedgerCopies copies, MatchingLock lock) {
        this.handler = handler;
        this.payments = payments;
        this.copies = copies;
        this.lock = lock;
    }

    /** A part of a payment that a person means for an item; without an amount as much as there is. */
    public record Wish(InvoiceId invoice, @Nullable Money amount) {}

    /**
     * Takes in money by its references, in order; what is recognised is proposed at once. Fails with {@link Overtaken}
     * where another transaction took a reference meanwhile: then it must be tried again in a new transaction.
     */
    public Uni<Fold.Folded<PaymentId, Payment, PaymentEvent, PaymentRejection>> receiveAll(
            Tx tx, List<Intake> intakes) {
        Set<LegalEntityId> entities = new HashSet<>();
        Set<PaymentKey> keys = new HashSet<>();
        List<LedgerCopies.Wanted> wanted = new ArrayList<>();
        Map<LegalEntityId, Set<CustomerId>> customers = new HashMap<>();
        for (Intake intake : intakes) {
            entities.add(intake.legalEntity());
            keys.add(key(intake));
            wanted.add(new LedgerCopies.Wanted(
                    intake.legalEntity(), intake.remittance().clues()));
            if (intake.customer() != null) {
                customers
                        .computeIfAbsent(intake.legalEntity(), id -> new HashSet<>())
                        .add(intake.customer());
            }
        }
        return lock.forMoney(tx, entities)
                .chain(() -> known(tx, customers))
                .chain(known -> copies.lookUp(tx, wanted)
                        .chain(found -> payments.loadByReference(tx, keys)
                                .chain(loaded -> handler.decide(
                                        tx, loaded, commands(found, known, loaded, intakes), List.of()))));
    }

    /** Which of the customers that were named exist in their legal entity. */
    private Uni<Set<CustomerId>> known(Tx tx, Map<LegalEntityId, Set<CustomerId>> named) {
        Uni<Set<CustomerId>> known = Uni.createFrom().item(new HashSet<>());
        for (var ofEntity : named.entrySet()) {
            known = known.chain(found -> copies.customersOf(tx, ofEntity.getKey(), ofEntity.getValue())
                    .map(more -> {
                        found.addAll(more);
                        return found;
                    }));
        }
        return known;
    }

    private static List<PaymentCommand> commands(
            LedgerCopies.Found found, Set<CustomerId> known, Map<PaymentId, Stored> loaded, List<Intake> intakes) {
        Map<PaymentKey, PaymentId> ids = new HashMap<>();
        loaded.forEach((id, stored) -> {
            if (stored.payment().state() instanceof Payment.Known payment) {
                Receipt receipt = payment.receipt();
                ids.put(new PaymentKey(receipt.legalEntity(), receipt.source(), receipt.reference()), id);
            }
        });
        List<PaymentCommand> commands = new ArrayList<>(intakes.size());
        for (Intake intake : intakes) {
            PaymentId existing = ids.get(key(intake));
            PaymentId id = existing == null ? new PaymentId(TimeOrderedId.next()) : existing;
            boolean isStranger = intake.customer() != null && !known.contains(intake.customer());
            if (existing != null) {
                commands.add(again(receipt(id, intake)));
            } else if (isStranger) {
                commands.add(ofStranger(receipt(id, intake)));
            } else {
                commands.add(receive(found, receipt(id, intake), intake.customer()));
            }
            // What is refused leaves the reference free: a line that corrects it is looked at like a first one.
            if (!isStranger && intake.amount().isPositive()) {
                ids.put(key(intake), id);
            }
        }
        return commands;
    }

    /** The account that was named is not known here: the money would be nobody's. */
    private static PaymentCommand ofStranger(Receipt receipt) {
        return new PaymentCommand.Receive(receipt, null, Basis.customerGiven(), List.of());
    }

    /** Nothing is recognised anew: the decision is whether it is the same. */
    private static PaymentCommand again(Receipt receipt) {
        return new PaymentCommand.Receive(receipt, null, new Basis(Basis.NOTHING_KNOWN, null), List.of());
    }

    private static PaymentCommand receive(LedgerCopies.Found found, Receipt receipt, @Nullable CustomerId given) {
        Candidates candidates = found.of(receipt.legalEntity());
        Recognition recognition =
                Recognition.of(receipt.amount(), receipt.remittance().clues(), given, candidates);
        List<Share> shares = PaymentHandler.shares(recognition);
        PaymentHandler.reserve(candidates, shares);
        return new PaymentCommand.Receive(receipt, recognition.customer(), recognition.basis(), shares);
    }

    private static Receipt receipt(PaymentId id, Intake intake) {
        return new Receipt(
                id,
                intake.legalEntity(),
                intake.source(),
                intake.reference(),
                intake.amount(),
                intake.receivedOn(),
                intake.remittance());
    }

    private static PaymentKey key(Intake intake) {
        return new PaymentKey(intake.legalEntity(), intake.source(), intake.reference());
    }

    /** A person says whose money it is; what its remittance names among the customer's items is proposed at once. */
    public Uni<Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection>> assign(
            Tx tx, Receipt receipt, CustomerId customer) {
        LegalEntityId legalEntity = receipt.legalEntity();
        var wanted = List.of(
                new LedgerCopies.Wanted(legalEntity, receipt.remittance().clues()));
        return lock.forMoney(tx, Set.of(legalEntity))
                .chain(() -> copies.customersOf(tx, legalEntity, Set.of(customer)))
                .chain(exists -> copies.lookUp(tx, wanted).chain(found -> {
                    Recognition recognition = Recognition.of(
                            receipt.amount(), receipt.remittance().clues(), customer, found.of(legalEntity));
                    return one(
                            tx,
                            new PaymentCommand.Assign(
                                    receipt.id(),
                                    exists.isEmpty() ? null : customer,
                                    Basis.byHand(),
                                    PaymentHandler.shares(recognition)));
                }));
    }

    /** A person says what money is for. */
    public Uni<Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection>> allocate(
            Tx tx, Receipt receipt, List<Wish> wishes) {
        Set<InvoiceId> invoices = new LinkedHashSet<>();
        wishes.forEach(wish -> invoices.add(wish.invoice()));
        return lock.forMoney(tx, Set.of(receipt.legalEntity()))
                .chain(() -> copies.items(tx, invoices))
                .chain(items -> payments.load(tx, Set.of(receipt.id()))
                        .chain(loaded -> handler.decide(
                                tx,
                                loaded,
                                List.of(new PaymentCommand.Allocate(
                                        receipt.id(), shares(loaded.get(receipt.id()), items, wishes))),
                                List.of())))
                .map(folded -> folded.outcomes().getFirst());
    }

    private static List<Share> shares(@Nullable Stored stored, Map<InvoiceId, OpenItem> items, List<Wish> wishes) {
        Map<InvoiceId, OpenItem> left = new LinkedHashMap<>(items);
        List<Share> shares = new ArrayList<>();
        if (stored == null || !(stored.payment().state() instanceof Payment.Known payment)) {
            return shares;
        }
        Money money = payment.balance().unapplied();
        for (Wish wish : wishes) {
            OpenItem item = items.get(wish.invoice());
            OpenItem rest = left.get(wish.invoice());
            Money amount = wish.amount() != null ? wish.amount() : asMuchAsThereIs(money, rest);
            shares.add(new Share(PaymentHandler.newAllocation(), wish.invoice(), item, amount, Basis.byHand()));
            if (rest != null && sameCurrency(amount, rest.available()) && sameCurrency(amount, money)) {
                left.put(wish.invoice(), rest.less(amount));
                money = money.minus(amount);
            }
        }
        return shares;
    }

    private static Money asMuchAsThereIs(Money money, @Nullable OpenItem item) {
        return item == null || !sameCurrency(money, item.available()) ? money : money.min(item.available());
    }

    private static boolean sameCurrency(Money one, Money other) {
        return one.currency().equals(other.currency());
    }

    /** The money was taken back. */
    public Uni<Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection>> reverse(
            Tx tx, PaymentCommand.Reverse reverse) {
        return one(tx, reverse);
    }

    private Uni<Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection>> one(Tx tx, PaymentCommand command) {
        return handler.handleAll(tx, List.of(command), List.of())
                .map(folded -> folded.outcomes().getFirst());
    }
}
